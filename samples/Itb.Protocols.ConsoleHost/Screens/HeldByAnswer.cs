using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.ConsoleHost.Screens;

/// <summary>The phases that had everything but an answer: each thing missing for them is one a protecting rule asks for.</summary>
internal static class HeldByAnswer
{
    public static IReadOnlyList<Phase> In(DayReport report)
    {
        var asked = report.Reasons.Where(static reason => reason.Kind == ReasonKind.Possible).Select(static reason => reason.Detail).ToHashSet();
        return [.. report.Missing.GroupBy(static gap => gap.Phase).Where(gaps => gaps.All(IsAskedByRule)).Select(static gaps => gaps.Key)];

        // Pain is asked by the gates themselves, whatever the rules say.
        bool IsAskedByRule(Gap gap) =>
            gap.Kind == GapKind.Unreported && gap.Answers.All(answer => asked.Contains($"{answer} not reported") && !answer.StartsWith("pain ", System.StringComparison.Ordinal));
    }
}
