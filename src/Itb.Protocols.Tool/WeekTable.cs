using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Tool;

/// <summary>A phase in a row of the week table.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="IsAssumedHere">Whether its first week is in this row, and its window or gate rests on the author's assumption.</param>
internal sealed record WeekEntry(Phase Phase, bool IsAssumedHere);

/// <summary>Weeks in a row in which the same phases are in their window.</summary>
/// <param name="First">The first week.</param>
/// <param name="Last">The last week; null when it goes on.</param>
/// <param name="Open">Phases that need nothing but their day.</param>
/// <param name="Gated">Phases that also wait for a gate.</param>
internal sealed record WeekRow(int First, int? Last, IReadOnlyList<WeekEntry> Open, IReadOnlyList<WeekEntry> Gated);

/// <summary>
/// Which phases are in their window in which week, if every phase starts on its first day. A phase whose gate opens later keeps its
/// length, so it and what follows it move back.
/// </summary>
internal sealed class WeekTable
{
    private const int FewestWeeks = 12;
    private readonly Dictionary<Phase, (int First, int? Last)> _windows = [];

    private WeekTable(Protocol protocol)
    {
        foreach (var phase in protocol.Phases)
        {
            if (FirstDayOf(phase, protocol.Phases.Count) is { } first) _windows[phase] = (first, phase.LengthInDays is { } length ? first + length - 1 : null);
        }

        Unplaced = [.. protocol.Phases.Where(phase => !_windows.ContainsKey(phase))];
        Rows = [.. RowsOf(protocol)];
    }

    /// <value>The rows, the last of which goes on for good.</value>
    public IReadOnlyList<WeekRow> Rows { get; }

    /// <value>Phases without a first day of their own: they follow a phase that has no end.</value>
    public IReadOnlyList<Phase> Unplaced { get; }

    public static WeekTable Of(Protocol protocol) => new(protocol);

    /// <summary>The day after the phase it waits for ends at the earliest. Phases that wait for each other in a ring never start.</summary>
    private static int? FirstDayOf(Phase phase, int depth)
    {
        if (phase.WindowEvent is not null) return null;
        if (phase.WindowPhase is { } clock) return depth > 0 ? FirstDayOf(clock, depth - 1) + phase.FirstDay - 1 : null;
        if (phase.StartsAfter is not { } earlier) return phase.FirstDay;
        return depth > 0 && earlier.LengthInDays is { } length ? FirstDayOf(earlier, depth - 1) + length : null;
    }

    private IEnumerable<WeekRow> RowsOf(Protocol protocol)
    {
        // Past the last change nothing new happens, so the table may stop there without hiding a late phase.
        var changes = _windows.Values.Select(static window => WeekOf(window.Last + 1 ?? window.First));
        var horizon = changes.Append(FewestWeeks).Max();
        var first = 1;
        for (var week = 1; week <= horizon; week++)
        {
            var phases = InWeek(protocol, week);
            if (week < horizon && phases.SequenceEqual(InWeek(protocol, week + 1))) continue;
            var entries = phases.Select(phase => new WeekEntry(phase, phase.WindowProvenance?.IsAssumed == true && WeekOf(_windows[phase].First) >= first)).ToList();
            yield return new WeekRow(
                first, week == horizon ? null : week, [.. entries.Where(static entry => entry.Phase.Start is null)], [.. entries.Where(static entry => entry.Phase.Start is not null)]);
            first = week + 1;
        }
    }

    private List<Phase> InWeek(Protocol protocol, int week) =>
        [.. protocol.Phases.Where(phase => _windows.TryGetValue(phase, out var window) && WeekOf(window.First) <= week && (window.Last is null || WeekOf(window.Last.Value) >= week))];

    private static int WeekOf(int day) => Math.Max(0, day - 1) / 7 + 1;
}
