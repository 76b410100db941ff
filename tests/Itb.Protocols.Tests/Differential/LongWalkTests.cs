using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Itb.Protocols.Compiled;
using Itb.Protocols.Engine;
using Itb.Protocols.Reference;
using Itb.Protocols.Tests.Engine;
using Xunit;
using Xunit.Abstractions;

namespace Itb.Protocols.Tests.Differential;

/// <summary>
/// Many random athletes of the four phases, and what their days reached. ITB_LONG_DAYS says how many days the engine walks alone,
/// ITB_LONG_BOTH how many both evaluators walk; the counts and the rates are printed.
/// </summary>
public sealed class LongWalkTests(ITestOutputHelper output)
{
    private const int DiariesAtOnce = 64;

    private static readonly ProtocolText Text = new(Diary.Protocol);

    [Fact]
    public void The_engine_alone_reaches_everything_and_never_trips() => WalkAndTell(Wanted("ITB_LONG_DAYS", 200_000), isBoth: false);

    [Fact]
    public void Engine_and_reference_agree_over_many_athletes() => WalkAndTell(Wanted("ITB_LONG_BOTH", 20_000), isBoth: true);

    private static long Wanted(string name, long otherwise) =>
        long.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : otherwise;

    private void WalkAndTell(long wanted, bool isBoth)
    {
        var total = new Reached();
        var watch = Stopwatch.StartNew();
        for (var round = 0; total.Days < wanted; round++)
        {
            var first = round * DiariesAtOnce;
            Parallel.For(0, DiariesAtOnce, () => new Reached(), (index, _, reached) =>
            {
                var days = Diaries.Make(new Random(first + index), clearances: true);
                if (isBoth) WalkBoth(days, reached);
                else Walk.Over(days, reached.Add);
                return reached;
            }, total.Add);
        }

        watch.Stop();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{total.Days:N0} days of {total.Athletes:N0} athletes in {watch.Elapsed.TotalSeconds:N1} s, {total.Days / watch.Elapsed.TotalSeconds:N0} days per second on {Environment.ProcessorCount} cores"));
        foreach (var line in total.Lines()) output.WriteLine(line);

        // What is asked of ten million days, in proportion.
        Assert.Equal(0, total.Trips);
        Assert.Equal(Reached.Transitions.Order(), total.Changes.Keys.Order());
        Assert.All(total.Changes, pair => Assert.True(pair.Value >= total.Days / 10_000, $"{pair.Key} only {pair.Value} times"));
        Assert.All(total.DaysAtStage, days => Assert.True(days >= total.Days / 100, $"a stage on only {days} days"));
        for (var rule = 0; rule < total.Fired.Length; rule++) Assert.True(total.Fired[rule] > 0 && total.Fired[rule] < total.Days, $"{Diary.Protocol.Rules[rule]} fired {total.Fired[rule]} times");
        for (var rule = 0; rule < total.Blocked.Length; rule++)
            Assert.True(total.Blocked[rule] > 0 || Diary.Protocol.Rules[rule].Kind == RuleKind.Notice, $"{Diary.Protocol.Rules[rule]} never blocked");
    }

    /// <summary>The engine over the same diary as the reference; what they reached is counted as they agree.</summary>
    private static void WalkBoth(DiaryDay[] days, Reached reached)
    {
        var slow = ReferenceCourse.Of(Text, FourPhaseEntries.Intake, FourPhaseEntries.LogOf(days).Entries, days.Length);
        Walk.Over(days, step =>
        {
            var report = step.Engine.Explain(step.Before, step.Record, step.After, step.Decision);
            var difference = Agreement.Difference(Diary.Protocol, slow[step.Number - 1], report, step.Decision, step.After);
            Walk.Require(difference is null, $"day {step.Number}: {difference}\n{Diary.Show(days)}");
            reached.Add(step);
        });
    }

    private sealed class Reached
    {
        private readonly object _lock = new();

        public long Days { get; private set; }

        public long Athletes { get; private set; }

        public int Trips { get; private set; }

        public SortedDictionary<string, long> Changes { get; } = new(StringComparer.Ordinal);

        public long[] DaysAtStage { get; } = new long[Diary.ReturnToRun.Stages.Count];

        public long[] Fired { get; } = new long[Diary.Protocol.Rules.Count];

        /// <summary>Days on which a rule was possible, or held, while something else would have let its phase move.</summary>
        public long[] Blocked { get; } = new long[Diary.Protocol.Rules.Count];

        /// <summary>What can happen to the phases of this protocol.</summary>
        public static IEnumerable<string> Transitions { get; } =
        [
            "referred", "cleared",
            "calm finished", "calm reopened", "foam-rolling finished",
            "strengthen started", "strengthen suspended", "strengthen resumed", "strengthen finished",
            "return-to-run started", "return-to-run suspended", "return-to-run resumed", "return-to-run up", "return-to-run down", "return-to-run longer week",
            "upkeep started", "upkeep suspended", "upkeep resumed",
        ];

        public void Add(WalkStep step)
        {
            if (step.Number == 1) Athletes++;
            Days++;
            if (step.Decision.Trips != InterlockTrips.None) Trips++;
            var (was, now) = (step.Engine.ReferralSince(step.Before), step.Engine.ReferralSince(step.After));
            if (now == step.Number) Count("referred");
            if (was is not null && was != now) Count("cleared");
            foreach (var phase in Diary.Protocol.Phases) AddPhase(step.Was(phase), step.Is(phase));
            if (step.Is(Diary.ReturnToRun) is { Status: PhaseStatus.Active, Stage: { } stage }) DaysAtStage[stage.Index]++;
            var compiled = step.Engine.Compiled;
            foreach (var rule in compiled.Rules)
            {
                var truth = Evaluator.Resolve(compiled, step.Decision.Truth, rule.Condition);
                if (truth == Truth.Yes) Fired[rule.Rule.Index]++;
                if (truth != Truth.No && step.Decision.Kind != DecisionKind.Advance) Blocked[rule.Rule.Index]++;
            }
        }

        public void Add(Reached other)
        {
            lock (_lock)
            {
                Days += other.Days;
                Athletes += other.Athletes;
                Trips += other.Trips;
                foreach (var (kind, count) in other.Changes) Changes[kind] = Changes.GetValueOrDefault(kind) + count;
                for (var i = 0; i < DaysAtStage.Length; i++) DaysAtStage[i] += other.DaysAtStage[i];
                for (var i = 0; i < Fired.Length; i++) Fired[i] += other.Fired[i];
                for (var i = 0; i < Blocked.Length; i++) Blocked[i] += other.Blocked[i];
            }
        }

        public IEnumerable<string> Lines() =>
        [
            "changes: " + string.Join(", ", Changes.Select(static pair => $"{pair.Key} {pair.Value}")),
            "days at stage: " + string.Join(", ", DaysAtStage),
            .. Diary.Protocol.Rules.Select(rule => $"rule in line {rule.Line}: fired {Fired[rule.Index]}, fired or possible while nothing moved {Blocked[rule.Index]}: {rule}"),
        ];

        private void AddPhase(PhaseView was, PhaseView now)
        {
            var name = now.Phase.Name;
            if (was.Status != now.Status)
            {
                Count($"{name} {now.Status switch
                {
                    PhaseStatus.Active when now.IsReopened => "reopened",
                    PhaseStatus.Active when was.Status == PhaseStatus.Suspended => "resumed",
                    PhaseStatus.Active => "started",
                    PhaseStatus.Suspended => "suspended",
                    _ => "finished",
                }}");
            }

            if (was.Stage is { } from && now.Stage is { } to && from != to) Count($"{name} {(to.Index > from.Index ? "up" : "down")}");
            if (was.IsCapped && now.Allowance?.High > was.Allowance?.High) Count($"{name} longer week");
        }

        private void Count(string change) => Changes[change] = Changes.GetValueOrDefault(change) + 1;
    }
}
