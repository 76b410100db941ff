using System;
using System.Collections.Generic;
using Itb.Protocols.Compiled;
using Itb.Protocols.Engine;

namespace Itb.Protocols;

/// <summary>
/// Runs a protocol: (state, day) → (state, decision). A pure function over day numbers; it reads no clock and keeps nothing.
/// </summary>
/// <remarks>Immutable and safe to share between threads; states, records and decisions belong to one thread each.</remarks>
public sealed class ProtocolEngine
{
    internal const int EarliestEvent = -36_525;

    private static readonly IReadOnlyDictionary<CourseEvent, int> NoEvents = new Dictionary<CourseEvent, int>();

    internal ProtocolEngine(CompiledProtocol protocol) => Compiled = protocol;

    /// <value>Raised whenever the same log would lead to other decisions than an earlier release's.</value>
    public static int SemanticsVersion => 1;

    internal CompiledProtocol Compiled { get; }

    /// <summary>The state before day 1.</summary>
    /// <param name="attributes">Answers to the intake's questions; one left out is unknown.</param>
    /// <param name="tracks">The tracks chosen, at most one per phase.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public EngineState Start(IReadOnlyDictionary<IntakeAttribute, bool> attributes, IReadOnlyDictionary<Phase, Track> tracks) => Start(attributes, tracks, NoEvents);

    /// <summary>The state before day 1.</summary>
    /// <param name="attributes">Answers to the intake's questions; one left out is unknown.</param>
    /// <param name="tracks">The tracks chosen, at most one per phase.</param>
    /// <param name="events">
    /// Events that have happened, with their day of the course: 1 for day 1, 0 for the day before it. A phase whose window of an event
    /// ended before day 1 counts as finished.
    /// </param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">An event lies after day 1 or a hundred years before it, or is the first session of a kind.</exception>
    public EngineState Start(
        IReadOnlyDictionary<IntakeAttribute, bool> attributes, IReadOnlyDictionary<Phase, Track> tracks, IReadOnlyDictionary<CourseEvent, int> events)
    {
        if (attributes is null) throw new ArgumentNullException(nameof(attributes));
        if (tracks is null) throw new ArgumentNullException(nameof(tracks));
        if (events is null) throw new ArgumentNullException(nameof(events));
        var slots = (short[])Compiled.InitialSlots.Clone();
        foreach (var attribute in Compiled.Model.Attributes)
        {
            var answer = attributes.TryGetValue(attribute, out var value) ? value ? Truth.Yes : Truth.No : Truth.Unknown;
            slots[Compiled.AttributeSlot + attribute.Index] = (short)answer;
        }

        foreach (var pair in events)
        {
            if (pair.Key.FirstSession is not null || pair.Value is > 1 or < EarliestEvent) throw new ArgumentException($"`{pair.Key.Name}` cannot lie on day {pair.Value}", nameof(events));
            Compiled.SetEventDay(slots, pair.Key.Index, pair.Value);
        }

        foreach (var phase in Compiled.Phases)
        {
            var isOver = phase.Phase.WindowEvent is not null && Clocks.WindowOf(Compiled, slots, slots, phase.Phase) + phase.Phase.LengthInDays - 1 < 1;
            if (isOver) phase.SetStatus(slots, PhaseStatus.Finished);
        }

        foreach (var pair in tracks)
        {
            for (var i = 0; i < pair.Key.Tracks.Count; i++)
            {
                if (pair.Key.Tracks[i] == pair.Value) slots[Compiled.Phases[pair.Key.Index].TrackSlot] = (short)i;
            }
        }

        var volumes = new long[Compiled.VolumeSlots];
        foreach (var phase in Compiled.Phases)
        {
            // A ladder that is active from day 1 has its first week from the start.
            if (phase.HasLadder && slots[phase.Slot + StateLayout.GridStart] == 1) volumes[phase.VolumeSlot + StateLayout.Allowance] = Ladder.FirstAllowance(Compiled, slots, phase);
        }

        return new EngineState(slots, volumes);
    }

    /// <summary>
    /// The state before day 1 of a new episode of the same athlete: new clocks, from the beginning. Answers, tracks and reported events are
    /// those of before unless given anew; an open referral stays open.
    /// </summary>
    /// <param name="before">The state after the last day before it.</param>
    /// <param name="attributes">Answers that have changed.</param>
    /// <param name="tracks">Tracks chosen anew.</param>
    /// <param name="events">Events with their day of the new episode, as for a start.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">An event lies after day 1 or a hundred years before it, or is the first session of a kind.</exception>
    public EngineState StartEpisode(
        EngineState before, IReadOnlyDictionary<IntakeAttribute, bool> attributes, IReadOnlyDictionary<Phase, Track> tracks, IReadOnlyDictionary<CourseEvent, int> events)
    {
        if (before is null) throw new ArgumentNullException(nameof(before));
        if (attributes is null) throw new ArgumentNullException(nameof(attributes));
        if (tracks is null) throw new ArgumentNullException(nameof(tracks));
        if (events is null) throw new ArgumentNullException(nameof(events));
        var now = new EpisodeStart(Compiled, before);
        var state = Start(now.Attributes(attributes), now.Tracks(tracks), now.Events(events));
        state.Slots[StateLayout.ReferralSince] = (short)now.ReferralSince;
        return state;
    }

    /// <summary>
    /// The state of an earlier protocol as one of this: what an edited text means for an athlete who is under way. Nothing lands further on than
    /// it was. Statuses and stages are carried by name, a stage that is gone by the nearest below; new phases wait, evidence and stays begin
    /// anew, a week's allowance never grows, and an open referral stays open.
    /// </summary>
    /// <param name="earlier">The engine of the protocol the state belongs to.</param>
    /// <param name="state">The state after the last day under it.</param>
    /// <param name="phases">For phases of the earlier protocol that this one calls otherwise or has not: the name of the phase that takes their place.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A phase of the earlier protocol has no counterpart.</exception>
    public EngineState Adopt(ProtocolEngine earlier, EngineState state, IReadOnlyDictionary<string, string> phases)
    {
        if (earlier is null) throw new ArgumentNullException(nameof(earlier));
        if (state is null) throw new ArgumentNullException(nameof(state));
        if (phases is null) throw new ArgumentNullException(nameof(phases));
        return StateAdoption.Adopt(earlier.Compiled, Compiled, state, phases);
    }

    /// <summary>A record for this protocol, empty: a day nobody logged, in a course whose affected side is not recorded.</summary>
    public DayRecord NewDay() => NewDay(side: null);

    /// <summary>A record for this protocol, empty: a day nobody logged.</summary>
    /// <param name="side">The affected side of the course; null when not recorded. It must be the same for every day of a course.</param>
    public DayRecord NewDay(BodySide? side) => new(Compiled, side);

    /// <summary>A decision for this protocol, to be written by <see cref="Step"/>.</summary>
    public DayDecision NewDecision() => new(Compiled);

    /// <summary>Reads one day. Allocates nothing.</summary>
    /// <param name="before">The state after the day before.</param>
    /// <param name="day">What is known of the day.</param>
    /// <param name="after">Receives the state after the day; may be <paramref name="before"/> only if that is no longer needed,
    /// and then the interlock has nothing to compare with, so it must be another object.</param>
    /// <param name="decision">Receives the decision.</param>
    /// <exception cref="ArgumentException">
    /// The states are the same object, or something was made by another protocol's engine, or the course is 25,000 days old.
    /// </exception>
    public void Step(EngineState before, DayRecord day, EngineState after, DayDecision decision)
    {
        if (before is null) throw new ArgumentNullException(nameof(before));
        if (day is null) throw new ArgumentNullException(nameof(day));
        if (after is null) throw new ArgumentNullException(nameof(after));
        if (decision is null) throw new ArgumentNullException(nameof(decision));
        if (ReferenceEquals(before, after)) throw new ArgumentException("the state after must be another object than the state before", nameof(after));
        Require(before, nameof(before));
        Require(day, nameof(day));
        Require(decision, nameof(decision));
        if (before.Day >= StateLayout.LongestCourse) throw new ArgumentException($"a course has at most {StateLayout.LongestCourse} days", nameof(before));
        before.CopyTo(after);
        Stepper.Step(Compiled, before, day, after, decision);
        decision.Trips = Interlock.Check(Compiled, before, day, after, decision);
    }

    /// <summary>Why a step decided as it did, what changed, and what is missing for the next step of each phase.</summary>
    /// <param name="before">The state before the day.</param>
    /// <param name="day">The day.</param>
    /// <param name="after">The state after it.</param>
    /// <param name="decision">The decision of that step.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">An argument was made by another protocol's engine.</exception>
    public DayReport Explain(EngineState before, DayRecord day, EngineState after, DayDecision decision)
    {
        if (before is null) throw new ArgumentNullException(nameof(before));
        if (day is null) throw new ArgumentNullException(nameof(day));
        if (after is null) throw new ArgumentNullException(nameof(after));
        if (decision is null) throw new ArgumentNullException(nameof(decision));
        Require(before, nameof(before));
        Require(day, nameof(day));
        Require(after, nameof(after));
        Require(decision, nameof(decision));
        return new Explainer(Compiled, before, day, after, decision).Explain();
    }

    /// <summary>What to do on the day after a state.</summary>
    /// <param name="state">The state after the day before.</param>
    /// <param name="latest">That day's decision, which tells the conditions of conditional doses; null before day 1.</param>
    public DayPlan Plan(EngineState state, DayDecision? latest) => Plan(state, latest, side: null);

    /// <summary>What to do on the day after a state, in a course whose affected side is known.</summary>
    /// <param name="state">The state after the day before.</param>
    /// <param name="latest">That day's decision, which tells the conditions of conditional doses; null before day 1.</param>
    /// <param name="side">The affected side; it stands in the doses in place of "the affected side". Null when not recorded.</param>
    public DayPlan Plan(EngineState state, DayDecision? latest, BodySide? side) =>
        Plan(state, latest, baseline: null, latestDays: [], side);

    /// <summary>What to do on the day after a state, with ceilings in minutes or kilometres and with warnings.</summary>
    /// <param name="state">The state after the day before.</param>
    /// <param name="latest">That day's decision, which tells the conditions of conditional doses; null before day 1.</param>
    /// <param name="baseline">What was run per week before the injury; null when unknown.</param>
    /// <param name="latestDays">
    /// The records of the latest days up to the state's, in order. Seven are enough; with fewer, what was run on the days before them is
    /// not known. Warnings of sessions too close together need them too.
    /// </param>
    /// <param name="side">The affected side; null when not recorded.</param>
    /// <exception cref="ArgumentNullException">The state or the list is null.</exception>
    public DayPlan Plan(EngineState state, DayDecision? latest, RunningBaseline? baseline, IReadOnlyList<DayRecord> latestDays, BodySide? side = null) => new Planner(
        Compiled, state ?? throw new ArgumentNullException(nameof(state)), latest, side, baseline, latestDays ?? throw new ArgumentNullException(nameof(latestDays))).Plan();

    /// <summary>Where a phase stands.</summary>
    /// <param name="state">The state.</param>
    /// <param name="phase">The phase.</param>
    public PhaseView ViewOf(EngineState state, Phase phase) => new(
        Compiled,
        state ?? throw new ArgumentNullException(nameof(state)),
        Compiled.Phases[(phase ?? throw new ArgumentNullException(nameof(phase))).Index]);

    /// <summary>The day a referral was opened, or null while none is open; below 1 if it was before the present episode.</summary>
    /// <param name="state">The state.</param>
    public int? ReferralSince(EngineState state)
    {
        if (state is null) throw new ArgumentNullException(nameof(state));
        var since = state.Slots[StateLayout.ReferralSince];
        return since == 0 ? null : since;
    }

    private void Require(EngineState state, string name)
    {
        if (state.Slots.Length != Compiled.InitialSlots.Length || state.Volumes.Length != Compiled.VolumeSlots) throw new ArgumentException("the state belongs to another protocol", name);
    }

    private void Require(DayRecord day, string name)
    {
        if (day.Protocol != Compiled) throw new ArgumentException("the record was made by another protocol's engine", name);
    }

    private void Require(DayDecision decision, string name)
    {
        if (decision.Protocol != Compiled) throw new ArgumentException("the decision was made by another protocol's engine", name);
    }
}
