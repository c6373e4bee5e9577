//! The command line's entry: reads the arguments, wires the engine to a terminal, and sets the exit code.
const usage = `usage: awaitscope <command> FILE [options]

commands:
  run      compile and run FILE on the simulated tokio
  check    compile FILE and print its diagnostics
  explore  try other schedules of FILE`;

process.stdout.write(`${usage}\n`);
