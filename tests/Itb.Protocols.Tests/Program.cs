using Itb.Protocols.Benchmarks.Reference;

return args is ["cold-parse", var parser, var path] ? ColdParse.Run(parser, path) : 0;
