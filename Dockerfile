# Truce in a container, from the same list of packages as everywhere (scripts/packages.txt).
#   docker build -t truce .
#   docker run --rm -v "$PWD/out:/data" truce run /opt/truce/scenarios/gaza_2014.yaml -o /data/gaza_2014.h5
FROM debian:12-slim
WORKDIR /opt/truce
# Packages first: this layer is built again only when the list changes.
COPY scripts/setup scripts/common.sh scripts/packages.txt scripts/
RUN scripts/setup --run --cluster && rm -rf /var/lib/apt/lists/*
COPY . .
RUN cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=Release -DTRUCE_TESTS=OFF \
 && cmake --build build \
 && ln -s "$(find "$PWD/build" -name truce -type f -perm -u+x | head -n 1)" /usr/local/bin/truce
WORKDIR /data
ENTRYPOINT ["truce"]
CMD ["--help"]
