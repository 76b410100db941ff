using System;
using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Tests.Engine;
using Itb.Protocols.Tests.Reasons;
using Xunit;

namespace Itb.Protocols.Tests.States;

/// <summary>What a course begins with, what a new episode takes over, and what an engine refuses.</summary>
public class EpisodeAndStartTests
{
    private static readonly string Tracked = Asked.Text("""
        phase base "Base" from book "2" { starting day 1 do squat track home "At home" { do bend-over } track gym "In the gym" { do clam } }
        phase more "More" from book "2" { starting day 2 when trained and surgeon-ok do press track cold "Cold" { do bend-over } track warm "Warm" { do clam } }
        phase after-surgery "After" from book "2" { in days 10..20 of surgery when pain daily = 0 do squat }
        """, "refer when swelling");

    private static Dictionary<string, T> One<T>(string name, T value) => new() { [name] = value };

    [Theory]
    [InlineData(null, null, "not reported: trained")]
    [InlineData(true, null, null)]
    [InlineData(false, null, "trained")]
    [InlineData(true, false, "trained")]
    [InlineData(false, true, null)]
    [InlineData(null, true, null)]
    public void Answers_stay_unless_given_anew(bool? before, bool? now, string? missing)
    {
        var edited = new Edited(Tracked, before is { } was ? One("trained", was) : null).Days(3).Begin(now is { } answer ? One("trained", answer) : null).Day(new Evening());

        Assert.Equal(missing is null ? [] : [missing], edited.Missing("more").Where(static gap => gap.Contains("trained")));
        Assert.Equal(1, edited.State.Day);
    }

    [Theory]
    [InlineData("home", null, "bend-over")]
    [InlineData("gym", null, "clam")]
    [InlineData("gym", "home", "bend-over")]
    [InlineData(null, "gym", "clam")]
    [InlineData(null, null, null)]
    public void Tracks_stay_unless_chosen_anew(string? before, string? now, string? planned)
    {
        var edited = new Edited(Tracked, tracks: before is null ? null : One("base", before)).Days(2).Begin(tracks: now is null ? null : One("base", now));

        Assert.Equal(planned is null ? [] : [planned], edited.Planned.Except(["squat"]));
    }

    [Theory]
    [InlineData(-3, null, 6)]
    [InlineData(-3, 0, 9)]
    [InlineData(null, -3, 6)]
    [InlineData(null, null, null)]
    public void Events_keep_their_dates_unless_told_anew(int? before, int? now, int? starts)
    {
        // Three days are walked first, so what was day −3 is day −6 of the episode.
        var edited = new Edited(Tracked, events: before is { } was ? One("surgery", was + 3) : null).Days(3).Begin(events: now is { } day ? One("surgery", day) : null).Days(12);

        Assert.Equal(starts, edited["after-surgery"].StartDay);
    }

    [Fact]
    public void An_event_of_a_hundred_years_before_stays_that_and_the_first_run_of_an_episode_is_one_of_its_own()
    {
        var text = Asked.Text(Asked.Gate("day of surgery >= 3650") + """ phase again "Again" from book "2" { starting day 2 when first-run do squat }""").Replace("event surgery", "event first-run \"First run\" at first run event surgery");
        var edited = new Edited(text, events: One("surgery", -36_525)).Day(new Evening { Ran = 10 });
        Assert.Equal(PhaseStatus.Active, edited["again"].Status);

        edited.Begin().Day(new Evening());
        Assert.Equal((PhaseStatus.Active, PhaseStatus.Waiting), (edited["next"].Status, edited["again"].Status));
        Assert.Equal(PhaseStatus.Active, edited.Day(new Evening { Ran = 10 })["again"].Status);
    }

    [Theory]
    [InlineData(1, 4, -3)]
    [InlineData(3, 4, -1)]
    [InlineData(4, 4, -1)]
    [InlineData(0, 4, null)]
    public void K3_an_open_referral_stays_open_and_lies_before_the_episode(int swollen, int days, int? since)
    {
        var edited = new Edited(Tracked);
        for (var day = 1; day <= days; day++) edited.Day(new Evening { Signs = day == swollen ? "swelling" : "" });
        edited.Begin();

        Assert.Equal(since, edited.Protocol.Engine.ReferralSince(edited.State));
        Assert.Equal(since is null ? DecisionKind.Hold : DecisionKind.Refer, edited.Day(new Evening()).Decision.Kind);
        Assert.Null(edited.Protocol.Engine.ReferralSince(edited.Day(new Evening { Cleared = "" }).State));
    }

    [Theory]
    [InlineData(-18, PhaseStatus.Waiting)]
    [InlineData(-19, PhaseStatus.Finished)]
    [InlineData(-60, PhaseStatus.Finished)]
    [InlineData(1, PhaseStatus.Waiting)]
    public void A_window_of_an_event_that_was_over_before_the_course_never_opens(int surgery, PhaseStatus expected)
    {
        var edited = new Edited(Tracked, events: One("surgery", surgery));

        Assert.Equal(expected, edited["after-surgery"].Status);
        Assert.Equal(surgery == -18 ? PhaseStatus.Active : expected, edited.Day(new Evening())["after-surgery"].Status);
    }

    [Fact]
    public void A_ladder_that_is_active_from_day_1_has_its_first_week_from_the_start()
    {
        static decimal? First(string stages) => new Edited(Asked.Text("""phase other "Other" from book "2" { starting day 2 stage x "X" { do jog 9 min, 2 times per week } } phase back "Back" from book "2" { starting day 1 """ + stages + " }"))["back"].Allowance?.High;
        const string Stages = """ stage a "A" { do jog 10..12 min, 2..3 times per week advance after 1 week } stage b "B" { do jog 2 times per week }""";

        Assert.Equal(36, First(Stages));
        Assert.Equal(30, First(Stages + " running grows at most 10 % per week starting a restarting at 30 min"));
    }

    [Theory]
    [InlineData("surgery", 2)]
    [InlineData("surgery", -36_526)]
    [InlineData("first-run", 1)]
    public void An_event_that_cannot_have_been_is_refused(string name, int day)
    {
        var protocol = Protocol.Parse(Asked.Text(Asked.Base).Replace("event surgery", "event first-run \"First run\" at first run event surgery"));
        var events = new Dictionary<CourseEvent, int> { [protocol.Events.Single(happening => happening.Name == name)] = day };

        foreach (var act in (Action[])[() => protocol.Engine.Start(Walk.NoAnswers, Walk.NoTracks, events), () => protocol.Engine.StartEpisode(Walk.Start(protocol.Engine), Walk.NoAnswers, Walk.NoTracks, events)])
        {
            var refused = Assert.Throws<ArgumentException>(act);
            Assert.StartsWith($"`{name}` cannot lie on day {day}", refused.Message, StringComparison.Ordinal);
            Assert.Equal("events", refused.ParamName);
        }

        foreach (var possible in (int[])[1, -36_525])
            Assert.Equal(0, protocol.Engine.Start(Walk.NoAnswers, Walk.NoTracks, new Dictionary<CourseEvent, int> { [protocol.Events.Single(static happening => happening.Name == "surgery")] = possible }).Day);
    }

    private static readonly ProtocolEngine Engine = BuiltIns.FourPhase.Engine;
    private static readonly EngineState State = Walk.Start(Engine);
    private static readonly Dictionary<CourseEvent, int> NoEvents = [];
    private static readonly Dictionary<string, string> NoMap = [];

    public static TheoryData<string, Action> Nulls => new()
    {
        { "attributes", static () => Engine.Start(null!, Walk.NoTracks) },
        { "tracks", static () => Engine.Start(Walk.NoAnswers, null!) },
        { "events", static () => Engine.Start(Walk.NoAnswers, Walk.NoTracks, null!) },
        { "before", static () => Engine.StartEpisode(null!, Walk.NoAnswers, Walk.NoTracks, NoEvents) },
        { "attributes", static () => Engine.StartEpisode(State, null!, Walk.NoTracks, NoEvents) },
        { "tracks", static () => Engine.StartEpisode(State, Walk.NoAnswers, null!, NoEvents) },
        { "events", static () => Engine.StartEpisode(State, Walk.NoAnswers, Walk.NoTracks, null!) },
        { "earlier", static () => Engine.Adopt(null!, State, NoMap) },
        { "state", static () => Engine.Adopt(Engine, null!, NoMap) },
        { "phases", static () => Engine.Adopt(Engine, State, null!) },
        { "before", static () => Engine.Step(null!, Engine.NewDay(), State, Engine.NewDecision()) },
        { "day", static () => Engine.Step(State, null!, State.Clone(), Engine.NewDecision()) },
        { "after", static () => Engine.Step(State, Engine.NewDay(), null!, Engine.NewDecision()) },
        { "decision", static () => Engine.Step(State, Engine.NewDay(), State.Clone(), null!) },
        { "before", static () => Engine.Explain(null!, Engine.NewDay(), State, Engine.NewDecision()) },
        { "day", static () => Engine.Explain(State, null!, State, Engine.NewDecision()) },
        { "after", static () => Engine.Explain(State, Engine.NewDay(), null!, Engine.NewDecision()) },
        { "decision", static () => Engine.Explain(State, Engine.NewDay(), State, null!) },
        { "state", static () => Engine.Plan(null!, null) },
        { "latestDays", static () => Engine.Plan(State, null, null, null!) },
        { "state", static () => Engine.ViewOf(null!, BuiltIns.FourPhase.Phases[0]) },
        { "phase", static () => Engine.ViewOf(State, null!) },
        { "state", static () => Engine.ReferralSince(null!) },
        { "phase", static () => Engine.NewDecision().For(null!) },
        { "target", static () => State.CopyTo(null!) },
    };

    [Theory]
    [MemberData(nameof(Nulls))]
    public void Null_is_refused_by_the_name_of_its_argument(string name, Action act) => Assert.Equal(name, Assert.Throws<ArgumentNullException>(act).ParamName);

    [Fact]
    public void States_that_do_not_belong_together_are_refused()
    {
        var other = Walk.Start(BuiltIns.FourFixes.Engine);

        Assert.StartsWith("the state belongs to another protocol", Assert.Throws<ArgumentException>(() => State.CopyTo(other)).Message, StringComparison.Ordinal);
        Assert.StartsWith("the state belongs to another protocol", Assert.Throws<ArgumentException>(() => Engine.Step(State, Engine.NewDay(), other, Engine.NewDecision())).Message, StringComparison.Ordinal);
        Assert.StartsWith("the state after must be another object", Assert.Throws<ArgumentException>(() => Engine.Step(State, Engine.NewDay(), State, Engine.NewDecision())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_another_protocols_engine_made_is_refused_by_name()
    {
        var other = BuiltIns.FourFixes.Engine;
        var (day, decision, after) = (Engine.NewDay(), Engine.NewDecision(), State.Clone());
        var states = (Walk.Start(other), Walk.Start(other).Clone());

        Refused("before", "the state belongs to another protocol", () => Engine.Step(states.Item1, day, states.Item2, decision));
        Refused("day", "the record was made by another protocol's engine", () => Engine.Step(State, other.NewDay(), after, decision));
        Refused("decision", "the decision was made by another protocol's engine", () => Engine.Step(State, day, after, other.NewDecision()));
        Refused("before", "the state belongs to another protocol", () => Engine.Explain(states.Item1, day, after, decision));
        Refused("day", "the record was made by another protocol's engine", () => Engine.Explain(State, other.NewDay(), after, decision));
        Refused("after", "the state belongs to another protocol", () => Engine.Explain(State, day, states.Item2, decision));
        Refused("decision", "the decision was made by another protocol's engine", () => Engine.Explain(State, day, after, other.NewDecision()));
        Assert.Equal(State, after);

        static void Refused(string name, string message, Action act)
        {
            var refusal = Assert.Throws<ArgumentException>(act);
            Assert.Equal(name, refusal.ParamName);
            Assert.StartsWith(message, refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_state_is_not_copied_over_one_of_another_size_and_is_not_equal_to_it()
    {
        var plain = new Edited(Asked.Text(Asked.Base)).State;
        var asked = new Edited(Asked.Text(Asked.Base).Replace("attribute trained", "attribute young attribute old attribute trained")).State;
        Assert.Throws<ArgumentException>(() => plain.CopyTo(asked));
        Assert.Throws<ArgumentException>(() => asked.CopyTo(plain));
        Assert.False(plain.Equals(asked) || asked.Equals(plain));
    }

    [Fact]
    public void A_stored_state_is_read_back_with_what_was_run_and_by_its_own_protocol_only()
    {
        var edited = new Edited(Asked.Text("""phase back "Back" from book "2" { starting day 1 stage a "A" { do jog 10..20 min, 2 times per week } }""")).Day(new Evening { Ran = 12 });
        var bytes = edited.State.ToBytes();

        Assert.Equal(edited.State.SizeInBytes, bytes.Length);
        Assert.Equal(edited.State, EngineState.FromBytes(edited.Protocol.Engine.Compiled, bytes));
        Assert.StartsWith("the bytes belong to another protocol", Assert.Throws<ArgumentException>(() => EngineState.FromBytes(Engine.Compiled, bytes)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(15, 0)]
    [InlineData(16, 0)]
    [InlineData(17, 1)]
    [InlineData(32, 1)]
    [InlineData(33, 2)]
    public void A_window_of_counted_days_takes_two_bits_a_day(int days, int more)
    {
        static int Size(int days) => new Edited(Asked.Text(Asked.Base, $"hold when swelling on at least 2 days within {days} days")).State.SizeInBytes;

        Assert.Equal(more * 2 * sizeof(short), Size(days) - Size(10));
    }

    [Fact]
    public void A_course_of_68_years_takes_no_further_day()
    {
        var (before, after, day, decision) = (State.Clone(), State.Clone(), Engine.NewDay(), Engine.NewDecision());
        for (var number = 1; number <= 25_000; number++)
        {
            Engine.Step(before, day, after, decision);
            (before, after) = (after, before);
        }

        Assert.Equal(25_000, before.Day);
        Assert.StartsWith("a course has at most 25000 days", Assert.Throws<ArgumentException>(() => Engine.Step(before, day, after, decision)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void States_are_equal_by_what_they_hold_also_by_what_was_run()
    {
        var text = Asked.Text("""phase back "Back" from book "2" { starting day 1 stage a "A" { do jog 10..20 min, 2 times per week advance after 1 week } stage b "B" { do jog 2 times per week } }""");
        Edited Ran(decimal minutes) => new Edited(text).Day(new Evening { Ran = minutes });

        Assert.Equal(Ran(10).State, Ran(10).State);
        Assert.Equal(Ran(10).State.GetHashCode(), Ran(10).State.GetHashCode());
        Assert.NotEqual(Ran(10).State, Ran(11).State);
        Assert.NotEqual(Ran(10).State, new Edited(text).Days(2).State);
        Assert.NotEqual(new Edited(Asked.Text(Asked.Base)).Days(1).State, new Edited(Asked.Text(Asked.Base)).Days(2).State);
        Assert.Equal(4, Enumerable.Range(0, 4).Select(days => new Edited(Asked.Text(Asked.Base)).Days(days).State.GetHashCode()).Distinct().Count());
        Assert.False(State.Equals(null));
        Assert.False(State.Equals((object)"state"));
        Assert.True(State.Equals((object)State.Clone()));
        Assert.False(State.Equals(Walk.Start(BuiltIns.FourFixes.Engine)));

        var copy = Walk.Start(Ran(10).Protocol.Engine);
        Ran(10).State.CopyTo(copy);
        Assert.Equal(Ran(10).State, copy);
        Assert.NotEqual(Ran(10).State.GetHashCode(), new Edited(text).Days(2).State.GetHashCode());
    }

    [Fact]
    public void A_state_and_a_decision_say_their_day()
    {
        var edited = new Edited(Tracked).Day(new Evening { Signs = "swelling" });

        Assert.Equal(("after day 1", "day 1: Refer"), (edited.State.ToString(), edited.Decision.ToString()));
        Assert.Equal(1, ProtocolEngine.SemanticsVersion);
        Assert.Equal(DecisionKind.Refer, edited.Decision.For(edited.Protocol.Phases[0]));
    }
}
