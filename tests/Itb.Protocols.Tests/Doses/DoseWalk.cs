using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Tests.Doses;

/// <summary>What a day of these tests reports; null is not reported.</summary>
internal sealed record Told
{
    public static Told Good { get; } = new();

    public static Told Nothing { get; } = new() { Daily = null, Swelling = null, Lifts = null, Minutes = null };

    public static Told Lifted { get; } = new() { Lifts = true };

    public decimal? Daily { get; init; } = 0;

    public bool? Swelling { get; init; } = false;

    public bool? Lifts { get; init; } = false;

    public decimal? Minutes { get; init; } = 0;

    public decimal? SessionPain { get; init; } = 0;

    public bool IsWorse { get; init; }

    public override string ToString() => $"daily {Daily} swelling {Swelling} lifts {Lifts} ran {Minutes} pain {SessionPain}{(IsWorse ? " worsening" : "")}";
}

/// <summary>A small protocol around the dose under test, walked day by day.</summary>
internal sealed class DoseWalk
{
    private EngineState _before;

    public DoseWalk(string phases, bool? trained = null)
    {
        Protocol = Protocol.Parse(Text(phases));
        Engine = Protocol.Engine;
        var answers = new Dictionary<IntakeAttribute, bool>();
        if (trained is { } answer) answers.Add(Protocol.Attributes.Single(), answer);
        State = Engine.Start(answers, new Dictionary<Phase, Track>());
        _before = State.Clone();
        Record = Engine.NewDay();
        Decision = Engine.NewDecision();
    }

    public Protocol Protocol { get; }

    public ProtocolEngine Engine { get; }

    public EngineState State { get; private set; }

    public DayRecord Record { get; }

    public DayDecision Decision { get; }

    public DayPlan Plan => Engine.Plan(State, State.Day == 0 ? null : Decision);

    public DayReport Report => Engine.Explain(_before, Record, State, Decision);

    /// <summary>Today's dose of the exercise `lift`; null when it is not planned.</summary>
    public string? Lift => Plan.Items.SingleOrDefault(static item => item.Exercise.Name == "lift")?.Dose;

    public static string Text(string phases) => $$"""
        protocol doses "Doses" {
          version 1.0.0
          source book "A book" by "An author"
          disclaimer "Education, not advice."
        }
        observe {
          pain daily "In daily life" every day
          pain loaded "During strength work" during strength
          pain run "While running" during run
          sign swelling "Swelling"
          attribute trained "Trained with weights before"
        }
        exercise lift "Lift" from book "p. 1" { kind strength }
        exercise easy-run "Easy run" from book "p. 2" { kind run }
        phase calm "Calm" from book "p. 3" { in weeks 1..1 }
        {{phases}}
        safety from book "p. 4" {
          refer when swelling because "Needs a look."
          hold when pain daily >= 5
          regress to calm for 2 days when pain loaded worsening
        }
        """;

    public DoseWalk Days(int count, Told told)
    {
        for (var i = 0; i < count; i++) Day(told);
        return this;
    }

    /// <summary>A week: lifts on its days of these numbers, and is otherwise as told.</summary>
    public DoseWalk Week(Told told, params int[] lifts)
    {
        for (var day = 1; day <= 7; day++) Day(told with { Lifts = told.Lifts is null ? null : lifts.Contains(day) });
        return this;
    }

    public DoseWalk Day(Told told)
    {
        Record.Clear();
        if (told.Daily is { } daily) Record.ReportPain(Protocol.PainContexts[0], daily);
        if (told.Swelling is { } swelling) Record.ReportSign(Protocol.Signs[0], swelling);
        if (told.Lifts == true) Record.ReportSession([Protocol.Exercises[0]], told.SessionPain, told.IsWorse);
        if (told.Lifts is not null) Record.ReportSessionsComplete();
        if (told.Minutes > 0) Record.ReportRun(told.Minutes * 60, null, told.SessionPain, told.IsWorse);
        if (told.Minutes is not null) Record.ReportRunsComplete();
        (_before, State) = (State, _before);
        Engine.Step(_before, Record, State, Decision);
        return this;
    }
}
