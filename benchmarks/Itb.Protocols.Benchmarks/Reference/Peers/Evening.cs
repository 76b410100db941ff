namespace Itb.Protocols.Benchmarks.Reference.Peers;

/// <summary>
/// An evening as a peer meets it: what holds, decided already by the counters of <see cref="HandEngine"/>, and where the phases stand. The peer leaves in it
/// where they stand tomorrow and why. A rule engine's actions are the methods; a state machine moves the statuses itself.
/// </summary>
internal sealed class Evening
{
    // Rules that hold: a referral (or one that is still open), "suspend" of loading, "regress" of return.
    public bool IsReferred { get; set; }
    public bool Suspends { get; set; }
    public bool Regresses { get; set; }

    // None of the rules that stop holds or may hold: none that stop everything; those and loading's; those and return's.
    public bool IsCalm { get; set; }
    public bool IsCalmForLoading { get; set; }
    public bool IsCalmForReturn { get; set; }

    // Gates that hold for certain.
    public bool StrengthenGate { get; set; }
    public bool LoadingGate { get; set; }
    public bool LoadingEndGate { get; set; }
    public bool ReturnGate { get; set; }
    public bool FirstGate { get; set; }
    public bool SecondGate { get; set; }
    public bool UpkeepGate { get; set; }

    // Clocks: windows that end tonight, and those open tomorrow; the days in calm after a regress.
    public bool CalmEnds { get; set; }
    public bool StrengthenEnds { get; set; }
    public bool StrengthenIsOpen { get; set; }
    public bool LoadingIsOpen { get; set; }
    public bool ReturnIsOpen { get; set; }
    public bool DaysInCalmAreOver { get; set; }

    // Every pain that applies is reported and within what is tolerated.
    public bool PainFitsStrengthen { get; set; }
    public bool PainFitsLoading { get; set; }
    public bool PainFitsLoadingEnd { get; set; }
    public bool PainFitsReturn { get; set; }
    public bool PainFitsUpkeep { get; set; }

    // The ladder.
    public int Stage { get; set; }
    public bool WeekEnds { get; set; }
    public bool WasWholeWeek { get; set; }
    public bool RunsWereDone { get; set; }

    // Where the phases stand: until tonight, and from tomorrow on.
    public PhaseStatus Calm { get; set; }
    public PhaseStatus Strengthen { get; set; }
    public PhaseStatus Loading { get; set; }
    public PhaseStatus Return { get; set; }
    public PhaseStatus Upkeep { get; set; }

    // What was decided.
    public DecisionKind CalmDecision { get; set; }
    public DecisionKind StrengthenDecision { get; set; }
    public DecisionKind LoadingDecision { get; set; }
    public DecisionKind ReturnDecision { get; set; }
    public DecisionKind UpkeepDecision { get; set; }

    /// <summary>Days in calm, and a stage back.</summary>
    public bool StepsBack { get; set; }

    /// <summary>The volume may grow.</summary>
    public bool Progresses { get; set; }

    /// <summary>The next stage.</summary>
    public bool Advances { get; set; }

    public void DecideForAll(DecisionKind kind) => CalmDecision = StrengthenDecision = LoadingDecision = ReturnDecision = UpkeepDecision = kind;

    public void EndCalm() => Calm = PhaseStatus.Finished;

    public void EndStrengthen() => Strengthen = PhaseStatus.Finished;

    public void EndLoading()
    {
        Loading = PhaseStatus.Finished;
        LoadingDecision = DecisionKind.Advance;
    }

    public void Refer()
    {
        DecideForAll(DecisionKind.Refer);
        Strengthen = Suspended(Strengthen);
        Loading = Suspended(Loading);
        Return = Suspended(Return);
        Upkeep = Suspended(Upkeep);
    }

    public void SuspendLoading()
    {
        LoadingDecision = DecisionKind.Suspend;
        Loading = Suspended(Loading);
    }

    public void Regress()
    {
        if (ReturnDecision == DecisionKind.Hold) ReturnDecision = DecisionKind.Regress;
        Return = Suspended(Return);
        Calm = PhaseStatus.Active;
        StepsBack = true;
    }

    public void Progress() => Progresses = true;

    public void Advance() => Advances = true;

    public void StartStrengthen()
    {
        Strengthen = PhaseStatus.Active;
        StrengthenDecision = DecisionKind.Advance;
    }

    public void StartLoading()
    {
        Loading = PhaseStatus.Active;
        LoadingDecision = DecisionKind.Advance;
    }

    public void StartReturn()
    {
        Return = PhaseStatus.Active;
        ReturnDecision = DecisionKind.Advance;
    }

    public void StartUpkeep()
    {
        Upkeep = PhaseStatus.Active;
        UpkeepDecision = DecisionKind.Advance;
    }

    private static PhaseStatus Suspended(PhaseStatus status) => status == PhaseStatus.Active ? PhaseStatus.Suspended : status;
}
