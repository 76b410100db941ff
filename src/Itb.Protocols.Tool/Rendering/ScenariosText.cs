using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace Itb.Protocols.Tool.Rendering;

/// <summary>Scenarios that passed and failed, the failed ones with what came instead and why.</summary>
internal sealed class ScenariosText(TextPage page)
{
    public void Write(IReadOnlyList<TestedText> tested)
    {
        foreach (var text in tested)
        {
            page.Line(text.Path);
            foreach (var error in text.Errors) page.Unwrapped(error.ToString());
            foreach (var result in text.Results) Write(text.Path, result);
        }

        var results = tested.SelectMany(static text => text.Results).ToList();
        var failed = results.Count(static result => !result.Passed);
        var broken = tested.Count(static text => text.Errors.Count > 0);
        page.Line();
        page.Line($"{Count.Of(results.Count, "scenario")}, {failed} failed in {Count.Of(tested.Count, "file")}{(broken == 0 ? "" : $", {Count.Of(broken, "file")} not read for errors")}");
    }

    private void Write(string path, ScenarioResult result)
    {
        page.Line($"{(result.Passed ? "passed" : "FAILED")}  {result.Scenario.Title}", indent: 2, hanging: 8);
        foreach (var failure in result.Failures)
        {
            page.Unwrapped(Invariant($"{path}({failure.Line}): day {failure.Day}: expected {failure.Expected}, found {failure.Found}"));
            page.Line(failure.Report.ToString(), indent: 10, hanging: 2);
            foreach (var reason in failure.Report.Reasons) page.Item(reason.ToString(), indent: 12);
            foreach (var change in failure.Report.Changes) page.Item(change.ToString(), indent: 12);
            foreach (var gap in failure.Report.Missing) page.Item($"{gap.Phase.Name}: {gap}", indent: 12);
        }
    }
}
