using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Itb.Protocols.Analyzers.Tests;

/// <summary>Mistakes in the C# that uses a protocol.</summary>
public class UseTests
{
    private static readonly TextFile Demo = new("/rules/demo.protocol", Texts.Clean);

    [Theory]
    [InlineData("engine.Step(a, day, b, engine.NewDecision());", "engine.NewDecision()")]
    [InlineData("var decision = engine.NewDecision(); engine.Step(a, day, b, decision);", "decision")]
    [InlineData("DayDecision decision; decision = engine.NewDecision(); for (;;) engine.Step(a, day, b, decision);", "decision")]
    public async Task A_decision_that_nothing_reads_is_told(string statements, string underlined)
    {
        var source = Method(statements);

        var found = Assert.Single(await Use(source));

        Assert.Equal(("ITB8003", DiagnosticSeverity.Warning), (found.Id, found.Severity));
        Assert.Equal(underlined, source.Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length));
    }

    [Theory]
    [InlineData("var decision = engine.NewDecision(); engine.Step(a, day, b, decision); if (decision.Kind != DecisionKind.Hold) return;")]
    [InlineData("var decision = engine.NewDecision(); engine.Step(a, day, b, decision); engine.Plan(b, decision);")]
    [InlineData("var decision = engine.NewDecision(); engine.Step(a, day, b, decision); System.Func<object> later = () => decision;")]
    [InlineData("engine.Step(a, day, b, kept);")]
    [InlineData("engine.Step(a, day, b, given);")]
    public async Task A_decision_that_something_may_read_is_not(string statements) => Assert.Empty(await Use(Method(statements)));

    [Theory]
    [InlineData("My.Host.Demo.Protocol.PhaseNamed(\"strenghten\")", "there is no phase called `strenghten` in `demo`; did you mean `strengthen`?")]
    [InlineData("My.Host.Demo.Protocol.SignNamed(\"redness\")", "there is no sign called `redness` in `demo`")]
    [InlineData("My.Host.Demo.Protocol.PhaseNamed(\"return-to-run\")", "there is no phase called `return-to-run` in `demo`")]
    [InlineData("My.Host.Demo.Protocol.RuleNamed(\"refer-when-sweling\")", "there is no rule called `refer-when-sweling` in `demo`; did you mean `refer-when-swelling`?")]
    [InlineData("BuiltIns.FourPhase.PhaseNamed(\"strengthening\")", "there is no phase called `strengthening` in `four-phase`; did you mean `strengthen`?")]
    [InlineData("protocol.PainContextNamed(\"dayly\")", "there is no pain context called `dayly` in this project's protocols; did you mean `daily`?")]
    [InlineData("protocol.Exercises.Any(e => e.Name == \"side-brigde\")", "there is no exercise called `side-brigde` in this project's protocols; did you mean `side-bridge`?")]
    [InlineData("protocol.Phases.Any(p => \"rest\" != p.Name)", "there is no phase called `rest` in this project's protocols")]
    public async Task A_name_that_no_protocol_has_is_told(string expression, string message)
    {
        var found = Assert.Single(await Use(Method($"_ = {expression};"), Demo));

        Assert.Equal(("ITB8004", message), (found.Id, found.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("My.Host.Demo.Protocol.PhaseNamed(My.Host.Demo.Phases.Strengthen)")]
    [InlineData("BuiltIns.FourPhase.PhaseNamed(\"return-to-run\")")]
    [InlineData("protocol.PhaseNamed(\"return-to-run\")")]
    [InlineData("protocol.PhaseNamed(\"x\" + protocol.Name)")]
    [InlineData("protocol.Name == \"anything\"")]
    [InlineData("protocol.Phases.Any(p => p.Title == \"anything\")")]
    public async Task A_name_that_some_protocol_has_or_that_is_not_known_is_not(string expression) => Assert.Empty(await Use(Method($"_ = {expression};"), Demo));

    [Fact]
    public async Task While_a_file_is_broken_or_there_is_none_names_are_not_guessed_at()
    {
        var source = Method("_ = protocol.PhaseNamed(\"strenghten\");");

        Assert.Empty(await Use(source));
        Assert.Empty(await Use(source, Demo, new TextFile("/rules/broken.protocol", Texts.WrongTwice)));
    }

    private static Task<IReadOnlyList<Diagnostic>> Use(string source, params AdditionalText[] files) => Host.AnalyzeSource(new UseAnalyzer(new HostSteps()), source, files);

    private static string Method(string statements) => $$"""
        using System.Linq;
        using Itb.Protocols;
        class C
        {
            private DayDecision kept = null;
            void M(ProtocolEngine engine, Protocol protocol, EngineState a, EngineState b, DayRecord day, DayDecision given)
            {
                {{statements}}
            }
        }
        """;
}
