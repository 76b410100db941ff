using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Itb.Protocols.ConsoleHost.Tests;

/// <summary>A console that writes to a string and types what a script says, one answer per question.</summary>
internal sealed class ScriptedConsole : IAnsiConsole
{
    private readonly IAnsiConsole _inner;
    private readonly StringWriter _output = new();
    private readonly ScriptedInput _input;

    public ScriptedConsole(bool isInteractive, params string[] answers)
    {
        _input = new ScriptedInput(answers);
        _inner = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = isInteractive ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(_output),
        });
    }

    public string Output => _output.ToString().ReplaceLineEndings("\n");

    public bool IsScriptUsedUp => !_input.IsKeyAvailable();

    public Profile Profile => _inner.Profile;

    public IAnsiConsoleCursor Cursor => _inner.Cursor;

    public IAnsiConsoleInput Input => _input;

    public IExclusivityMode ExclusivityMode => _inner.ExclusivityMode;

    public RenderPipeline Pipeline => _inner.Pipeline;

    public void Clear(bool home) => _inner.Clear(home);

    public void Write(IRenderable renderable) => _inner.Write(renderable);

    private sealed class ScriptedInput : IAnsiConsoleInput
    {
        private readonly Queue<ConsoleKeyInfo> _keys = new();

        public ScriptedInput(IEnumerable<string> answers)
        {
            foreach (var answer in answers)
            {
                foreach (var character in answer) _keys.Enqueue(new ConsoleKeyInfo(character, ConsoleKey.None, shift: false, alt: false, control: false));
                _keys.Enqueue(new ConsoleKeyInfo('\r', ConsoleKey.Enter, shift: false, alt: false, control: false));
            }
        }

        public bool IsKeyAvailable() => _keys.Count > 0;

        // A question the script has no answer for would otherwise wait for ever.
        public ConsoleKeyInfo? ReadKey(bool intercept) => _keys.Count > 0 ? _keys.Dequeue() : throw new InvalidOperationException("one question too many");

        public Task<ConsoleKeyInfo?> ReadKeyAsync(bool intercept, CancellationToken cancellationToken) => Task.FromResult(ReadKey(intercept));
    }
}
