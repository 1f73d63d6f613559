% Reads the sample results file (tests/unit/record/sample.hpp) with Octave and compares values.
1;
function same (name, found, wanted)
  found = double (found);
  if (! isequal (size (found), size (wanted)) || ! isequaln (found, wanted))
    error ("%s differs", name);
  end
end
function result = isequaln (a, b)
  result = isequal (isnan (a), isnan (b)) && isequal (a(! isnan (a)), b(! isnan (b)));
end
path = argv (){end};
names = {"run", "time", "replicate", "design_point", "strategy", "status", "violence_rate", "deaths", ...
         "phase", "support", "events", "polls", "outcomes", "state"};
% Naming the variables keeps Octave away from /zz_text, which it cannot read.
s = load ("-hdf5", path, names{:});
time = (0:48)';
violence = [time / 8, NaN(49, 1), time / 8 + 200];
deaths = -ones (2, 49, 3);
for run = [0, 2]
  deaths(:, :, run + 1) = 1000 * run + (10 * time + (0:1))';
end
same ("time", s.time(:), time);
same ("violence_rate", s.violence_rate, violence);   % dimensions are in reverse: time, run
same ("deaths", s.deaths, deaths);
phase = mod (time + (0:2), 3);
phase(:, 2) = -1;
same ("phase", s.phase, phase);
same ("support", s.support(:, :, 3), (2 + time / 64 + (0:1) / 4)');
same ("replicate", s.replicate(:)', 0:2);
same ("design_point", s.design_point(:)', 7:9);
same ("strategy", s.strategy(:)', [0 1 0]);
same ("status", s.status(:)', [0 1 0]);
same ("run_index", s.events.run_index(:)', [0 0 2 2 2 2]);
same ("actor", s.events.actor(:)', [-1 1 -1 1 0 1]);
same ("harm", s.events.harm(:)', [0 1 20 21 22 23]);
same ("calm_hours", s.outcomes.calm_hours(:)', [10 NaN 12]);
hash = sprintf ("%08x", double (s.state.hash_word_0(2)), double (s.state.hash_word_1(2)), ...
                double (s.state.hash_word_2(2)), double (s.state.hash_word_3(2)));
if (! strcmp (hash, "ffffffff800000008000000000000001"))
  error ("hash differs: %s", hash);
end
disp ("Octave reads the sample");
