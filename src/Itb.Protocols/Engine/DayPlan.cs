using System.Collections.Generic;

namespace Itb.Protocols;

/// <summary>What to do on a day, in the order to do it.</summary>
public sealed class DayPlan
{
    internal DayPlan(int day, string disclaimer)
    {
        Day = day;
        Disclaimer = disclaimer;
    }

    /// <value>The day, from 1.</value>
    public int Day { get; }

    /// <value>What to do, in order: release, mobility, stretch, strength and so on; before a run, its warm-up.</value>
    public IReadOnlyList<PlanItem> Items { get; internal set; } = [];

    /// <value>The run; null when there is none today.</value>
    public RunPlan? Run { get; internal set; }

    /// <value>What to avoid.</value>
    public IReadOnlyList<AvoidItem> Avoid { get; internal set; } = [];

    /// <value>Reminders of the stages that are held.</value>
    public IReadOnlyList<string> Cues { get; internal set; } = [];

    /// <value>What to know: why something is withheld, ceilings, notes for the day.</value>
    public IReadOnlyList<string> Remarks { get; internal set; } = [];

    /// <value>Ceilings on the week's running that are in force, with what is left of them. <see cref="Remarks"/> says them too.</value>
    public IReadOnlyList<PlanCeiling> Ceilings { get; internal set; } = [];

    /// <value>What was done against the plan. It decides nothing.</value>
    public IReadOnlyList<PlanWarning> Warnings { get; internal set; } = [];

    /// <value>Whether a referral is open, so that only what protects is planned.</value>
    public bool IsReferred { get; internal set; }

    /// <value>The protocol's disclaimer. Show it with the plan.</value>
    public string Disclaimer { get; }

    /// <summary>Day and number of items.</summary>
    public override string ToString() => System.FormattableString.Invariant($"day {Day}: {Items.Count} items{(Run is null ? "" : " and a run")}");
}
