using System;
using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Courses;
using Itb.Protocols.Tests.Engine;
using Xunit;

namespace Itb.Protocols.Tests.Differential;

/// <summary>The promises of the kernel over random protocols, whatever their rules, ladders and doses.</summary>
public sealed class PromiseTests
{
    [Fact]
    public void K1_K2_K3_K4_and_every_stay_and_pace_hold_whatever_the_protocol() => Pbt.Check(RandomCase.Any, static one =>
    {
        var protocol = Protocol.Parse(one.Protocol.Text);
        var promises = new Promises(protocol);
        AthleteWalk.Over(protocol, one.IntakeOf(protocol), one.EntriesOf(protocol), step =>
        {
            promises.Ask(step);
            promises.AskDoses(step, step.Engine.Explain(step.Before, step.Record, step.After, step.Decision));
        });
        return true;
    }, RandomCase.Show, max: 300);

    [Fact]
    public void A_plan_is_never_of_what_is_withheld_stopped_too_much_or_too_close() => Pbt.Check(RandomCase.Any, static one =>
    {
        var protocol = Protocol.Parse(one.Protocol.Text);
        AthleteWalk.Over(protocol, one.IntakeOf(protocol), one.EntriesOf(protocol), new PlanPromises(protocol).Ask);
        return true;
    }, RandomCase.Show, max: 200);

    [Fact]
    public void K4_What_is_left_out_lets_nothing_progress_that_day() => Pbt.Check(RandomCase.Any, static one =>
    {
        // What was done is a lower bound: a session left out may make `not bridge done` hold. All other silence is worth nothing, if the whole day
        // is silent: of two reports that differ the better one alone may let pass.
        Compare(one, static (entry, pick) => (pick % 4) switch
        {
            0 => With(entry, pain: Without(entry.Pain, context => pick >> context.Index)),
            1 => With(entry, signs: Without(entry.Signs, sign => pick >> sign.Index)),
            2 => With(entry, measures: Without(entry.Measures, measure => pick >> measure.Index)),
            _ => With(entry, runs: entry.Runs?.Select(run => new RunEntry { Id = run.Id, Minutes = run.Minutes, Metres = run.Metres, IsWorsening = run.IsWorsening, Measures = run.Measures }).ToList()),
        }, isAtLeastAsProtective: false);
        return true;
    }, RandomCase.Show, max: 150);

    [Fact]
    public void K6_A_day_made_worse_is_answered_no_less_protectively() => Pbt.Check(RandomCase.Any, static one =>
    {
        Compare(one, static (entry, pick) => (pick % 4) switch
        {
            0 => With(entry, pain: entry.Pain.ToDictionary(static pair => pair.Key, pair => Math.Min(10, pair.Value + (pick / 4 % 6)))),
            1 => With(entry, signs: entry.Signs.ToDictionary(static pair => pair.Key, pair => pair.Value || (pick >> (pair.Key.Index + 2)) % 2 == 0)),
            2 => With(entry, measures: entry.Measures.ToDictionary(static pair => pair.Key, pair => pair.Key.HigherIsBetter ? Math.Max(0, pair.Value - 10) : pair.Value + 10)),
            _ => With(entry, runs: entry.Runs?.Select(run => new RunEntry
            {
                Id = run.Id,
                Minutes = run.Minutes,
                Metres = run.Metres,
                IsWorsening = run.IsWorsening is null ? null : true,
                Measures = run.Measures,
                Pain = run.Pain.ToDictionary(static pair => pair.Key, static pair => Math.Min(10, pair.Value + 2)),
            }).ToList()),
        }, isAtLeastAsProtective: true);
        return true;
    }, RandomCase.Show, max: 150);

    [Fact]
    public void K5_The_order_in_which_entries_come_changes_nothing() => Pbt.Check(RandomCase.Any, static one =>
    {
        var protocol = Protocol.Parse(one.Protocol.Text);
        var log = one.LogOf(protocol);
        var (first, second) = (Course.Replay(protocol, log), Course.Replay(protocol, new DayLog(log.Intake, [.. log.Entries.Reverse().Select((entry, index) => With(entry, line: index + 2))])));
        foreach (var (a, b) in first.Days.Zip(second.Days))
        {
            Walk.Require(Words(a.Report) == Words(b.Report), $"day {a.Day}: {Words(a.Report)}, and in another order {Words(b.Report)}");
            foreach (var phase in protocol.Phases) Walk.Require(protocol.Engine.ViewOf(a.After, phase).Allowance == protocol.Engine.ViewOf(b.After, phase).Allowance, $"day {a.Day}: {phase}");
        }

        return true;
    }, RandomCase.Show, max: 100);

    private static string Words(DayReport report) => $"{report} {string.Join(", ", report.Changes)} {string.Join(", ", report.Reasons)}";

    /// <summary>Each evening again from the same state, with one of its entries changed.</summary>
    private static void Compare(RandomCase one, Func<DayEntry, int, DayEntry> change, bool isAtLeastAsProtective)
    {
        var protocol = Protocol.Parse(one.Protocol.Text);
        var engine = protocol.Engine;
        var random = new Random(one.Days.Length);
        var (record, after, decision) = (engine.NewDay(), engine.Start(one.IntakeOf(protocol).Attributes, one.IntakeOf(protocol).Tracks), engine.NewDecision());
        var reported = new HashSet<PainContext>();
        AthleteWalk.Over(protocol, one.IntakeOf(protocol), one.EntriesOf(protocol), step =>
        {
            // The first report is the earlier side of `improved by`, which the promise exempts.
            var isFirst = step.Entries.Any(entry => entry.Pain.Keys.Any(context => !reported.Contains(context)) || entry.Runs?.Any(run => run.Pain.Keys.Any(context => !reported.Contains(context))) == true);
            foreach (var entry in step.Entries)
            {
                reported.UnionWith(entry.Pain.Keys);
                reported.UnionWith((entry.Runs ?? []).SelectMany(static run => run.Pain.Keys));
            }

            if (step.Entries.Count == 0 || isFirst) return;
            var pick = random.Next();
            var changed = step.Entries.Select(entry => change(entry, pick)).ToList();
            record.Clear();
            var merger = new DayMerger(protocol, record, []);
            foreach (var entry in changed) merger.Add(entry);
            merger.Finish();
            engine.Step(step.Before, record, after, decision);
            foreach (var phase in protocol.Phases)
            {
                var progresses = Walk.IsProgression(step.Before, after, engine, phase);
                Walk.Require(!progresses || Walk.IsProgression(step.Before, step.After, engine, phase), $"day {step.Number}: {phase} progresses only when the day is changed");
                if (isAtLeastAsProtective)
                    Walk.Require(decision.For(phase) >= step.Decision.For(phase), $"day {step.Number}: {phase}: {step.Decision.For(phase)}, worse {decision.For(phase)}");
            }
        });
    }

    private static DayEntry With(
        DayEntry entry, IReadOnlyDictionary<PainContext, decimal>? pain = null, IReadOnlyDictionary<Sign, bool>? signs = null, IReadOnlyDictionary<Measure, decimal>? measures = null,
        IReadOnlyList<RunEntry>? runs = null, int? line = null) => new()
        {
            Date = entry.Date,
            Line = line ?? entry.Line,
            Pain = pain ?? entry.Pain,
            Signs = signs ?? entry.Signs,
            Measures = measures ?? entry.Measures,
            Sessions = entry.Sessions,
            Runs = runs ?? entry.Runs,
            Events = entry.Events,
            Clearance = entry.Clearance,
        };

    private static Dictionary<TKey, TValue> Without<TKey, TValue>(IReadOnlyDictionary<TKey, TValue> told, Func<TKey, int> bitsOf)
        where TKey : notnull => told.Where(pair => (bitsOf(pair.Key) >> 2) % 2 == 0).ToDictionary(static pair => pair.Key, static pair => pair.Value);
}
