#!/bin/sh
# Reads a sample results file with one outside program: read_with.sh READER FILE SOURCE_FOLDER
set -u
reader=$1 sample=$2 source=$3
here=$source/tests/outside

case " ${TRUCE_OUTSIDE_SKIP:-} " in
  *" $reader "*) echo "skipped: $reader is listed in TRUCE_OUTSIDE_SKIP"; exit 0 ;;
esac

# need COMMAND PACKAGES: the program answers, or we say what to install.
need() {
  eval "$1" > /dev/null 2>&1 && return
  echo "$reader cannot be tested (not installed); apt-get install $2, or TRUCE_OUTSIDE_SKIP='$reader'" >&2
  exit 1
}

# Debian's own Python: another one on PATH would not see Debian's packages.
python=/usr/bin/python3
case $reader in
  h5py)            need "$python -c 'import h5py'" python3-h5py ;;
  xarray_netcdf4)  need "$python -c 'import xarray, netCDF4'" "python3-xarray python3-netcdf4" ;;
  xarray_h5netcdf) need "$python -c 'import xarray, h5netcdf'" "python3-xarray python3-h5netcdf" ;;
  truce_open_py)   need "$python -c 'import xarray, netCDF4, h5netcdf'" "python3-xarray python3-netcdf4" ;;
  ncdump)          need "command -v ncdump" netcdf-bin ;;
  ncdf4|truce_open_r) need "Rscript -e 'library(ncdf4)'" "r-base-core r-cran-ncdf4" ;;
  octave)          need "command -v octave-cli" octave ;;
  *)               echo "unknown reader '$reader'" >&2; exit 64 ;;
esac

case $reader in
  ncdump)
    ncdump -h "$sample" | sed 's/^netcdf .* {/netcdf sample {/' | diff "$here/expected.cdl" - ;;
  octave)          octave-cli --no-gui --quiet "$here/read_sample.m" "$sample" ;;
  ncdf4)           Rscript "$here/read_sample.R" "$sample" ;;
  truce_open_r)    Rscript "$here/read_labels.R" "$sample" "$source/analysis/r/truce_open.R" ;;
  truce_open_py)
    export PYTHONPATH="$source/analysis/python" PYTHONDONTWRITEBYTECODE=1
    $python "$here/read_labels.py" "$sample" ;;
  *)               $python "$here/read_sample.py" "$reader" "$sample" ;;
esac
