using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Itb.Protocols.Compiled;
using Itb.Protocols.Engine;
using Itb.Protocols.Model;
using Xunit;

namespace Itb.Protocols.Tests.Engine;

/// <summary>Compiled conditions with constant memory against their definition over the whole log.</summary>
public sealed class MonitorTests
{
    private static readonly PainContext Daily = new("daily", "Daily", Occasion.EveryDay, 0);
    private static readonly PainContext Run = new("run", "Run", Occasion.DuringSessions(ExerciseKind.Run), 1);
    private static readonly Sign Swelling = new("swelling", "Swelling", 0);
    private static readonly Sign Other = new("other", "Other", 1);

    private static readonly Gen<NaiveDay> DayGen =
        from daily in Gen.Frequency((5, Gen.Constant((int?)0)), (3, Gen.Choose(1, 3).Select(static pain => (int?)pain)), (2, Gen.Constant((int?)null)))
        from swelling in Gen.Frequency((5, Gen.Constant((bool?)false)), (3, Gen.Constant((bool?)true)), (2, Gen.Constant((bool?)null)))
        from ran in Gen.Elements(true, true, false, (bool?)null)
        from pain in Gen.Elements(0, 0, 1, 2, (int?)null)
        from restarts in Gen.Choose(0, 11)
        select new NaiveDay(daily, swelling, ran, ran == true ? pain : null, restarts == 0);

    private static readonly Arbitrary<Case> Cases = Arb.From(
        from condition in ConditionGen(3) from permits in Gen.Elements(true, false) from days in DayGen.ArrayOf(20) select new Case(condition, permits, days), Shrink);

    private enum Bug
    {
        None,
        UnknownIsYes,
        WindowOffByOne,
    }

    [Fact]
    public void Every_condition_says_what_its_definition_says() => Pbt.Check(Cases, static one => Agrees(one, Bug.None), Show, max: 10_000);

    [Fact]
    public void The_oracle_notices_unknown_read_as_yes() => RequireNoticed(Bug.UnknownIsYes);

    [Fact]
    public void The_oracle_notices_a_window_one_day_too_long() => RequireNoticed(Bug.WindowOffByOne);

    [Theory]
    [InlineData("no", "no", "no", "no", "yes")]
    [InlineData("no", "unknown", "no", "unknown", "yes")]
    [InlineData("no", "yes", "no", "yes", "yes")]
    [InlineData("unknown", "no", "no", "unknown", "unknown")]
    [InlineData("unknown", "unknown", "unknown", "unknown", "unknown")]
    [InlineData("unknown", "yes", "unknown", "yes", "unknown")]
    [InlineData("yes", "no", "no", "yes", "no")]
    [InlineData("yes", "unknown", "unknown", "yes", "no")]
    [InlineData("yes", "yes", "yes", "yes", "no")]
    public void And_or_and_not_are_Kleenes(string left, string right, string and, string or, string not)
    {
        var (a, b) = (SignOf(Swelling), SignOf(Other));
        foreach (var permits in (bool[])[true, false])
        {
            Assert.Equal(and, Evaluate(new Condition(ConditionKind.All, default) { Operands = [a, b] }));
            Assert.Equal(or, Evaluate(new Condition(ConditionKind.Any, default) { Operands = [a, b] }));
            Assert.Equal(not, Evaluate(new Condition(ConditionKind.Not, default) { Operands = [a] }));

            string Evaluate(Condition condition)
            {
                var (protocol, node, _) = Compile(condition, permits);
                var (record, truth) = (new DayRecord(protocol), new Answers(protocol.Tables));
                foreach (var (sign, value) in (ReadOnlySpan<(Sign, string)>)[(Swelling, left), (Other, right)])
                {
                    if (value != "unknown") record.ReportSign(sign, value == "yes");
                }

                var slots = (short[])protocol.InitialSlots.Clone();
                Evaluator.Run(protocol, protocol.InitialSlots, slots, record, truth);
                return truth.Resolved(node).ToString().ToLowerInvariant();
            }
        }
    }

    [Fact]
    public void Windows_of_different_length_over_the_same_words_keep_their_own_memory()
    {
        var protocol = Protocol.Parse(BuiltIns.FourPhase.Text.Replace(
            "notice when run done for 2 days", "notice when run done within 3 days assumed \"an example\"\n  notice when run done within 5 days"));
        var rules = protocol.Rules.Where(static rule => rule.ConditionText.StartsWith("run done within", StringComparison.Ordinal)).ToList();
        var nodes = rules.Select(rule => protocol.Engine.Compiled.Rules[rule.Index].Condition).ToList();
        Assert.Equal([3, 5], nodes.Select(node => protocol.Engine.Compiled.Nodes[node].Days));
    }

    [Fact]
    public void A_gate_that_asks_for_days_without_swelling_waits_for_them_again_after_a_restart()
    {
        var none = new NaiveDay(0, false, false, null, false);
        NaiveDay[] days = [.. Enumerable.Repeat(none, 8), none with { Swelling = true, Restarts = true }, .. Enumerable.Repeat(none, 7)];
        var gate = new NaiveCondition.Not(new NaiveCondition.Within(new NaiveCondition.Swelling(), 7, 1));
        var (protocol, node, scope) = Compile(ToCondition(gate), permits: true);
        var open = Values(protocol, node, scope, days, Bug.None).Select(static value => value == Truth.Yes);
        Assert.Equal([.. Enumerable.Repeat(false, 6), true, true, .. Enumerable.Repeat(false, 7), true], open);
    }

    private static void RequireNoticed(Bug bug)
    {
        var failure = Assert.ThrowsAny<Exception>(() => Pbt.Check(Cases, one => Agrees(one, bug), Show, max: 2_000));
        Assert.Contains("by definition", failure.Message);
    }

    private static bool Agrees(Case one, Bug bug)
    {
        var (protocol, node, scope) = Compile(ToCondition(one.Condition), one.Permits);
        if (bug == Bug.WindowOffByOne)
        {
            for (var i = 0; i < protocol.Nodes.Length; i++) protocol.Nodes[i].Days++;
            Plant.Rebuild(protocol);
        }

        var day = 0;
        foreach (var value in Values(protocol, node, scope, one.Days, bug))
        {
            var expected = one.Condition.On(one.Days[..++day], one.Permits);
            Walk.Require(value.ToString() == expected.ToString(), $"day {day}: {value}, by definition {expected}");
        }

        return true;
    }

    private static IEnumerable<Truth> Values(CompiledProtocol protocol, int node, ConditionScope scope, NaiveDay[] days, Bug bug)
    {
        var (before, after) = ((short[])protocol.InitialSlots.Clone(), (short[])protocol.InitialSlots.Clone());
        var truth = new Answers(protocol.Tables);
        var record = new DayRecord(protocol);
        foreach (var day in days)
        {
            record.Clear();
            if (day.Daily is { } daily) record.ReportPain(Daily, daily);
            if ((day.Swelling ?? (bug == Bug.UnknownIsYes ? true : null)) is { } swelling) record.ReportSign(Swelling, swelling);
            if (day.Ran == true) record.ReportRun(600, null, day.RunPain, null);
            if (day.Ran is not null) record.ReportRunsComplete();
            before.CopyTo(after, 0);
            Evaluator.Run(protocol, before, after, record, truth);
            yield return truth.Resolved(node);
            if (day.Restarts) Stepper.Restart(protocol, after, scope);
            (before, after) = (after, before);
        }
    }

    /// <summary>A protocol with one condition: the gate of a phase that never comes, or a referral.</summary>
    private static (CompiledProtocol Protocol, int Node, ConditionScope Scope) Compile(Condition condition, bool permits)
    {
        var model = new ProtocolModel
        {
            PainContexts = [Daily, Run],
            Signs = [Swelling, Other],
            Phases = [new Phase("later", "Later", 0) { FirstDay = 10_000, Start = permits ? new Gate(condition, "", new Dictionary<PainContext, decimal>(), null, 1) : null }],
            Rules = permits ? [] : [new Rule(0, "", RuleKind.Refer, null, condition, "", null, null, null, 1)],
        };
        var protocol = CompiledProtocol.From(model);
        return permits ? (protocol, protocol.Phases[0].Start!.Condition, protocol.Phases[0].StartScope) : (protocol, protocol.Rules[0].Condition, protocol.Rules[0].Scope);
    }

    private static Condition SignOf(Sign sign) => new(ConditionKind.Sign, default) { Sign = sign };

    private static Condition ToCondition(NaiveCondition naive) => naive switch
    {
        NaiveCondition.Daily daily => new Condition(ConditionKind.Pain, default) { Context = Daily, Comparison = Comparison.GreaterOrEqual, Value = daily.AtLeast },
        NaiveCondition.RunPain run => new Condition(ConditionKind.Pain, default) { Context = Run, Comparison = Comparison.GreaterOrEqual, Value = run.AtLeast },
        NaiveCondition.Swelling => SignOf(Swelling),
        NaiveCondition.Not not => new Condition(ConditionKind.Not, default) { Operands = [ToCondition(not.Inner)] },
        NaiveCondition.Both both => new Condition(both.Either ? ConditionKind.Any : ConditionKind.All, default) { Operands = [ToCondition(both.Left), ToCondition(both.Right)] },
        NaiveCondition.For window => new Condition(ConditionKind.ForDays, default) { Operands = [ToCondition(window.Inner)], Days = window.Days },
        NaiveCondition.Within { Least: 1 } window => new Condition(ConditionKind.WithinDays, default) { Operands = [ToCondition(window.Inner)], Days = window.Days },
        NaiveCondition.Within window => new Condition(ConditionKind.CountWithinDays, default) { Operands = [ToCondition(window.Inner)], Days = window.Days, Count = window.Least },
        _ => throw new ArgumentOutOfRangeException(nameof(naive)),
    };

    private static Gen<NaiveCondition> ConditionGen(int depth)
    {
        var leaf = Gen.OneOf(
            Gen.Choose(1, 2).Select(static value => (NaiveCondition)new NaiveCondition.Daily(value)),
            Gen.Constant((NaiveCondition)new NaiveCondition.Swelling()),
            Gen.Choose(1, 2).Select(static value => (NaiveCondition)new NaiveCondition.RunPain(value)));
        if (depth == 0) return leaf;
        var inner = ConditionGen(depth - 1);
        return Gen.Frequency(
            (1, leaf),
            (2, inner.Select(static operand => (NaiveCondition)new NaiveCondition.Not(operand))),
            (2, from left in inner from right in inner from either in Gen.Elements(true, false) select (NaiveCondition)new NaiveCondition.Both(left, right, either)),
            (3, from operand in inner from days in Gen.Choose(1, 6) select (NaiveCondition)new NaiveCondition.For(operand, days)),
            (3, from operand in inner from days in Gen.Choose(1, 6) from least in Gen.Choose(1, days) select (NaiveCondition)new NaiveCondition.Within(operand, days, least)));
    }

    private static IEnumerable<Case> Shrink(Case one)
    {
        for (var keep = one.Days.Length / 2; keep > 0 && keep < one.Days.Length; keep = (keep + one.Days.Length + 1) / 2) yield return one with { Days = one.Days[..keep] };
        for (var i = 0; i < one.Days.Length; i++) yield return one with { Days = [.. one.Days[..i], .. one.Days[(i + 1)..]] };
        foreach (var part in Parts(one.Condition)) yield return one with { Condition = part };
        for (var i = 0; i < one.Days.Length; i++)
        {
            var day = one.Days[i];
            var duller = (NaiveDay[])[day with { Restarts = false }, day with { Ran = false, RunPain = null }, day with { Daily = 0 }, day with { Swelling = false }];
            foreach (var other in duller.Where(other => other != day)) yield return one with { Days = [.. one.Days[..i], other, .. one.Days[(i + 1)..]] };
        }
    }

    private static IEnumerable<NaiveCondition> Parts(NaiveCondition condition) => condition switch
    {
        NaiveCondition.Not not => [not.Inner, .. Parts(not.Inner).Select(static part => new NaiveCondition.Not(part))],
        NaiveCondition.Both both => [both.Left, both.Right],
        NaiveCondition.For window => [window.Inner, .. Parts(window.Inner).Select(part => window with { Inner = part })],
        NaiveCondition.Within window => [window.Inner, .. Parts(window.Inner).Select(part => window with { Inner = part })],
        _ => [],
    };

    private static string Show(Case one) =>
        $"{(one.Permits ? "permits" : "protects")}: {one.Condition}\n{string.Join("\n", one.Days.Select(static (day, index) => $"day {index + 1}: {day}"))}";

    private sealed record Case(NaiveCondition Condition, bool Permits, NaiveDay[] Days);
}
