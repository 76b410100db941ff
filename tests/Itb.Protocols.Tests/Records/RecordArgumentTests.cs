using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests.Records;

/// <summary>What is impossible is refused where it is reported, by the name of its argument, and changes nothing.</summary>
public class RecordArgumentTests
{
    private static readonly Protocol Protocol = BuiltIns.FourPhase;

    private static readonly Exercise Run = Protocol.Exercises.First(static exercise => exercise.Kind == ExerciseKind.Run);

    public static TheoryData<string, Action<DayRecord>> Nulls => new()
    {
        { "context", static day => day.ReportPain(null!, 1) },
        { "context", static day => day.ReportWorsening(null!, true) },
        { "sign", static day => day.ReportSign(null!, true) },
        { "measure", static day => day.ReportMeasure(null!, 1) },
        { "measure", static day => day.ReportMeasureMissing(null!) },
        { "exercises", static day => day.ReportSession(null!, 0, false) },
        { "exercises", static day => day.ReportSession(null!, BodySide.Left, null, null, null) },
        { "acceptedSigns", static day => day.ReportClearance(null!) },
        { "event", static day => day.ReportEvent(null!) },
    };

    [Theory]
    [MemberData(nameof(Nulls))]
    public void Null_is_refused(string name, Action<DayRecord> report)
    {
        var day = Protocol.Engine.NewDay();

        Assert.Equal(name, Assert.Throws<ArgumentNullException>(() => report(day)).ParamName);
        Assert.False(day.IsCleared);
    }

    public static TheoryData<string, string, Action<DayRecord>, Action<DayRecord>> Bounds => new()
    {
        { "value", "between 0 and 10", static day => day.ReportPain(Protocol.PainContexts[0], 10.01m), static day => day.ReportPain(Protocol.PainContexts[0], 10) },
        { "value", "between 0 and 10", static day => day.ReportPain(Protocol.PainContexts[0], -0.01m), static day => day.ReportPain(Protocol.PainContexts[0], 0) },
        { "value", "between 0 and 10", static day => day.ReportRun(60, null, 11, false), static day => day.ReportRun(60, null, 10, false) },
        { "value", "1,000,000", static day => day.ReportMeasure(Protocol.Measures[0], -1), static day => day.ReportMeasure(Protocol.Measures[0], 0) },
        { "value", "1,000,000", static day => day.ReportMeasure(Protocol.Measures[0], 1_000_001), static day => day.ReportMeasure(Protocol.Measures[0], 1_000_000) },
        { "time", "at most a week", static day => day.ReportRun(-1, null, 0, false), static day => day.ReportRun(0, null, 0, false) },
        { "time", "at most a week", static day => day.ReportRun(604_801, null, 0, false), static day => day.ReportRun(604_800, null, 0, false) },
        { "metres", "at most 1000 km", static day => day.ReportRun(null, -1, 0, false), static day => day.ReportRun(null, 0, 0, false) },
        { "metres", "at most 1000 km", static day => day.ReportRun(null, 1_000_001, 0, false), static day => day.ReportRun(null, 1_000_000, 0, false) },
    };

    [Theory]
    [MemberData(nameof(Bounds))]
    public void A_number_beyond_its_range_is_refused_and_its_ends_are_within(string name, string words, Action<DayRecord> beyond, Action<DayRecord> within)
    {
        var day = Protocol.Engine.NewDay();
        var refused = Assert.Throws<ArgumentOutOfRangeException>(() => beyond(day));

        Assert.Equal(name, refused.ParamName);
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        within(day);
    }

    [Fact]
    public void The_first_session_of_a_kind_is_not_reported_as_an_event()
    {
        var protocol = Protocol.Parse("""
            protocol e { version 1.0.0 disclaimer "An example." }
            observe { pain daily every day event first-run at first run event surgery }
            phase p assumed "x" { starting day 1 }
            """);
        var refused = Assert.Throws<ArgumentException>(() => protocol.Engine.NewDay().ReportEvent(protocol.Events[0]));

        Assert.StartsWith("the first session of a kind is told by the sessions", refused.Message, StringComparison.Ordinal);
        protocol.Engine.NewDay().ReportEvent(protocol.Events[1]);
    }

    [Fact]
    public void A_record_keeps_the_side_it_was_made_for_and_counts_its_runs()
    {
        var day = Protocol.Engine.NewDay(BodySide.Right);
        day.ReportRun(60, null, 0, false);
        day.ReportRun(null, 100, new SideReport { Pain = new Dictionary<PainContext, decimal>() }, null, null);
        day.ReportSession([Run], 0, false);

        Assert.Equal((BodySide.Right, 2), (day.Side, day.Runs));
        Assert.Null(Protocol.Engine.NewDay().Side);
    }
}
