using System.Collections.Generic;

namespace Itb.Protocols.Embedding;

/// <summary>What an athlete sees after a day.</summary>
/// <param name="Day">The day of the course, from 1.</param>
/// <param name="Decision">Such as <c>Hold</c> or <c>Refer</c>.</param>
/// <param name="MayLoad">Whether strength work is open.</param>
/// <param name="IsUrgent">Whether a nerve may be pressed, which a screen shows before all else.</param>
/// <param name="Changes">What changed today.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Missing">What the next step still waits for.</param>
/// <param name="Refused">Fields of the log that could not be used, and why; they count as unknown.</param>
/// <param name="Plan">What to do tomorrow.</param>
/// <param name="Disclaimer">To be shown with every plan.</param>
public sealed record DayAnswer(
    int Day, string Decision, bool MayLoad, bool IsUrgent, IReadOnlyList<string> Changes, IReadOnlyList<string> Reasons, IReadOnlyList<string> Missing,
    IReadOnlyList<string> Refused, IReadOnlyList<string> Plan, string Disclaimer);
