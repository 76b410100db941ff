using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Tests.States;

/// <summary>What a day of these tests tells; what is not said is good. Null is not reported.</summary>
internal sealed record Evening
{
    public decimal? Pain { get; init; } = 0;

    /// <summary>Names of the signs that are present; null for no answer about any.</summary>
    public string? Signs { get; init; } = "";

    /// <summary>Exercises done, in one session.</summary>
    public string? Did { get; init; } = "";

    public decimal SessionPain { get; init; }

    /// <summary>Minutes run; 0 for no run, null for a day that does not say.</summary>
    public decimal? Ran { get; init; } = 0;

    public decimal? Kilometres { get; init; }

    public string? Happened { get; init; }

    /// <summary>Signs that a clearance accepts; null for no clearance.</summary>
    public string? Cleared { get; init; }

    /// <summary>What else is reported.</summary>
    public Action<Protocol, DayRecord>? Also { get; init; }
}

/// <summary>A course whose text is edited under way, or that begins anew: walked day by day without a log.</summary>
internal sealed class Edited
{
    private readonly BodySide? _side;
    private DayRecord _record;
    private EngineState _before;

    public Edited(string text, IReadOnlyDictionary<string, bool>? answers = null, IReadOnlyDictionary<string, string>? tracks = null, IReadOnlyDictionary<string, int>? events = null, BodySide? side = null)
    {
        _side = side;
        Protocol = Protocol.Parse(text);
        State = Protocol.Engine.Start(Answers(answers), Tracks(tracks), Events(events));
        _before = State;
        _record = Protocol.Engine.NewDay();
        Decision = Protocol.Engine.NewDecision();
    }

    public Protocol Protocol { get; private set; }

    public EngineState State { get; private set; }

    public DayDecision Decision { get; private set; }

    public DayReport Report => Protocol.Engine.Explain(_before, _record, State, Decision);

    public DayPlan Plan => Protocol.Engine.Plan(State, State == _before ? null : Decision);

    public IEnumerable<string> Planned => Plan.Items.Select(static item => item.Exercise.Name).Concat(Plan.Run is { } run ? [run.Exercise.Name] : []);

    public PhaseView this[string phase] => Protocol.Engine.ViewOf(State, Protocol.Phases.Single(each => each.Name == phase));

    public IEnumerable<string> Missing(string phase) => Report.Missing.Where(gap => gap.Phase.Name == phase).Select(static gap => gap.ToString());

    public IReadOnlyDictionary<IntakeAttribute, bool> Answers(IReadOnlyDictionary<string, bool>? answers) =>
        (answers ?? new Dictionary<string, bool>()).ToDictionary(pair => Protocol.Attributes.Single(attribute => attribute.Name == pair.Key), static pair => pair.Value);

    public IReadOnlyDictionary<Phase, Track> Tracks(IReadOnlyDictionary<string, string>? tracks) => (tracks ?? new Dictionary<string, string>()).ToDictionary(
        pair => Protocol.Phases.Single(phase => phase.Name == pair.Key),
        pair => Protocol.Phases.Single(phase => phase.Name == pair.Key).Tracks.Single(track => track.Name == pair.Value));

    public IReadOnlyDictionary<CourseEvent, int> Events(IReadOnlyDictionary<string, int>? events) =>
        (events ?? new Dictionary<string, int>()).ToDictionary(pair => Protocol.Events.Single(happening => happening.Name == pair.Key), static pair => pair.Value);

    public Edited Days(int count, Evening? told = null)
    {
        for (var i = 0; i < count; i++) Day(told ?? new Evening());
        return this;
    }

    /// <summary>Good days up to and including a day, with runs on some.</summary>
    public Edited To(int day, decimal minutes = 0, params int[] runs)
    {
        while (State.Day < day) Day(new Evening { Ran = runs.Contains(State.Day + 1) ? minutes : 0 });
        return this;
    }

    public Edited Day(Evening told)
    {
        var (engine, day) = (Protocol.Engine, Protocol.Engine.NewDay(_side));
        if (told.Pain is { } pain) day.ReportPain(Protocol.PainContexts.Single(static context => context.Name == "daily"), pain);
        foreach (var context in Protocol.PainContexts.Where(static context => context.Occasion.During is null && context.Name != "daily")) day.ReportPain(context, 0);
        foreach (var sign in told.Signs is null ? [] : Protocol.Signs) day.ReportSign(sign, told.Signs!.Split(' ').Contains(sign.Name));
        if (told.Did is { Length: > 0 } did) day.ReportSession(did.Split(' ').Select(name => Protocol.Exercises.Single(exercise => exercise.Name == name)), told.SessionPain, false);
        if (told.Did is not null) day.ReportSessionsComplete();
        if (told.Kilometres is { } distance) day.ReportRun(null, distance * 1000, 0, false);
        if (told.Ran > 0) day.ReportRun(told.Ran * 60, null, 0, false);
        if (told.Ran is not null) day.ReportRunsComplete();
        if (told.Happened is { } name) day.ReportEvent(Protocol.Events.Single(happening => happening.Name == name));
        if (told.Cleared is { } accepts) day.ReportClearance(Protocol.Signs.Where(sign => accepts.Split(' ').Contains(sign.Name)));
        told.Also?.Invoke(Protocol, day);
        (_record, _before, State, Decision) = (day, State, State.Clone(), engine.NewDecision());
        engine.Step(_before, day, State, Decision);
        if (Decision.Trips != InterlockTrips.None) throw new InvalidOperationException($"day {State.Day}: {Decision.Trips}");
        return this;
    }

    /// <summary>Goes on under another text.</summary>
    public Edited Adopt(string text, params (string From, string To)[] map)
    {
        var now = Protocol.Parse(text);
        State = now.Engine.Adopt(Protocol.Engine, State, map.ToDictionary(static pair => pair.From, static pair => pair.To));
        (Protocol, _before, _record, Decision) = (now, State, now.Engine.NewDay(), now.Engine.NewDecision());
        return this;
    }

    /// <summary>Begins a new episode.</summary>
    public Edited Begin(IReadOnlyDictionary<string, bool>? answers = null, IReadOnlyDictionary<string, string>? tracks = null, IReadOnlyDictionary<string, int>? events = null)
    {
        State = _before = Protocol.Engine.StartEpisode(State, Answers(answers), Tracks(tracks), Events(events));
        return this;
    }
}
