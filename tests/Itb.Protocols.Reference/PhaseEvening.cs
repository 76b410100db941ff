using System.Collections.Generic;

namespace Itb.Protocols.Reference;

/// <summary>What an evening is for one phase: the snapshot that all its rules see.</summary>
internal sealed record PhaseEvening(
    int Day,
    ReportedDay Log,
    DayOutcome Before,
    PhaseOutcome Was,
    RuleKind Protects,
    bool AreAllKnownNot,
    IReadOnlyList<Rule> Regresses,
    bool IsRegressAnywhere,
    bool IsAnyProtecting,
    bool IsReferred,
    bool Finishes,
    int RestsUntil,
    IReadOnlyList<bool> HasEnded);

/// <summary>What a grid week was. A regress of its last evening is the evening's to say.</summary>
internal sealed record WeekHeld(decimal Volume, int Runs, bool IsVolumeKnown, bool WasActive, bool WasWithheld, bool WasRegress);
