using System.CommandLine;
using Itb.Protocols.Tool.Rendering;

namespace Itb.Protocols.Tool;

/// <summary><c>itb outline</c>: a protocol for people to read.</summary>
internal static class OutlineCommand
{
    public static Command Create(ToolConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "A file, - for standard input, or a built-in protocol such as builtin:four-phase." };
        var exercises = new Option<bool>("--exercises") { Description = "Also every exercise with its steps, cues, mistakes and variations." };
        var command = new Command("outline", "Shows a protocol: weeks, phases, doses, rules, sources. Exit codes: 0 shown, 2 not readable or not a protocol.")
        {
            file, exercises,
        };
        command.SetAction(parsed => Run(console, parsed.GetRequiredValue(file), parsed.GetValue(exercises)));
        return command;
    }

    private static int Run(ToolConsole console, string name, bool withExercises)
    {
        if (ProtocolInput.Read(console, name) is not { } protocol) return ExitCodes.Unusable;
        var page = new TextPage(console.Out);
        new OutlineText(page).Write(protocol);
        if (withExercises) new ExerciseText(page).Write(protocol);
        return ExitCodes.Clean;
    }
}
