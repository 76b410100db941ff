using System;
using System.Text;
using Itb.Protocols.ConsoleHost;
using Spectre.Console;

// The only place that reads the machine: its clock, its terminal, its environment. The library reads none of them.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var isPlain = Console.IsOutputRedirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };

// Said outright, because Spectre's own detection still writes colours into a pipe and throws half-way through a prompt.
var console = AnsiConsole.Create(new AnsiConsoleSettings
{
    Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Detect,
    ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
    Interactive = Console.IsOutputRedirected || Console.IsInputRedirected ? InteractionSupport.No : InteractionSupport.Yes,
});
return new Host(console, Console.Error, DateOnly.FromDateTime(DateTime.Now)).Run(args);
