using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests.Records;

/// <summary>Two reports of one side are one: what one leaves out the other tells, and where they differ the worse counts.</summary>
public class SideReportTests
{
    private static readonly Protocol Protocol = Replays.SidedLog.Protocol();

    private static SideReport Report(decimal? pain = null, bool? grew = null, bool? swollen = null, decimal? bend = null, decimal? hours = null)
    {
        var measures = new Dictionary<Measure, decimal>();
        if (bend is { } degrees) measures.Add(Protocol.Measures.Single(static measure => measure.HigherIsBetter), degrees);
        if (hours is { } lasted) measures.Add(Protocol.Measures.Single(static measure => !measure.HigherIsBetter), lasted);
        return new SideReport
        {
            Pain = pain is { } value ? new Dictionary<PainContext, decimal> { [Protocol.PainContexts[0]] = value } : [],
            IsWorsening = grew,
            Signs = swollen is { } answer ? new Dictionary<Sign, bool> { [Protocol.Signs[0]] = answer } : [],
            Measures = measures,
        };
    }

    private static string Say(SideReport report) => string.Join(
        ' ',
        ((string[])[.. report.Pain.Values.Select(static value => $"pain {value}"), $"grew {report.IsWorsening}", .. report.Signs.Values.Select(static value => $"swollen {value}"),
            .. report.Measures.OrderBy(static pair => pair.Key.Name).Select(static pair => $"{pair.Key.Name} {pair.Value}")]).Where(static part => part != "grew "));

    public static TheoryData<SideReport, SideReport, string> Pairs => new()
    {
        { Report(), Report(), "" },
        { Report(pain: 2), Report(), "pain 2" },
        { Report(), Report(pain: 2), "pain 2" },
        { Report(pain: 2), Report(pain: 3), "pain 3" },
        { Report(pain: 3), Report(pain: 2), "pain 3" },
        { Report(grew: false), Report(grew: true), "grew True" },
        { Report(grew: true), Report(grew: false), "grew True" },
        { Report(grew: false), Report(grew: false), "grew False" },
        { Report(grew: false), Report(pain: 1), "pain 1 grew False" },
        { Report(grew: true), Report(pain: 1), "pain 1 grew True" },
        { Report(pain: 1), Report(grew: false), "pain 1 grew False" },
        { Report(swollen: false), Report(swollen: true), "swollen True" },
        { Report(swollen: true), Report(swollen: false), "swollen True" },
        { Report(swollen: false), Report(swollen: false), "swollen False" },
        { Report(bend: 90), Report(bend: 80), "bend 80" },
        { Report(bend: 80), Report(bend: 90), "bend 80" },
        { Report(hours: 1), Report(hours: 2), "after-run 2" },
        { Report(hours: 2), Report(hours: 1), "after-run 2" },
        { Report(hours: 2), Report(bend: 80, swollen: true), "swollen True after-run 2 bend 80" },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_worse_of_each_counts(SideReport a, SideReport b, string expected) => Assert.Equal(expected, Say(SideReport.Worse(a, b)));

    [Fact]
    public void A_report_is_empty_only_if_it_says_nothing_at_all()
    {
        Assert.True(SideReport.Empty.IsEmpty);
        Assert.True(Report().IsEmpty);
        Assert.All([Report(pain: 0), Report(grew: false), Report(swollen: false), Report(bend: 0)], static report => Assert.False(report.IsEmpty));
    }
}
