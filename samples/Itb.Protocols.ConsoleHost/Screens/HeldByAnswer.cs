using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.ConsoleHost.Screens;

/// <summary>The phases that had everything but an answer: each thing missing for them is one a protecting rule asks for.</summary>
internal static class HeldByAnswer
{
    public static IReadOnlyList<Phase> In(DayReport report)
    {
        var asked = report.Reasons.Where(static reason => reason.Kind == ReasonKind.Possible).Select(static reason => reason.Detail).ToHashSet();
        return [.. report.Missing.GroupBy(static gap => gap.Phase).Where(gaps => gaps.All(gap => gap.Need is null && asked.Contains(gap.Text))).Select(static gaps => gaps.Key)];
    }
}
