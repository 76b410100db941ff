using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Itb.Protocols.NetStandardProbe;
using Xunit;

namespace Itb.Protocols.Tests.Replays;

/// <summary>
/// Fixed diaries of fixed protocols with all their decisions. Stored courses are computed anew from their logs by every release: a decision
/// that differs is a new version of the semantics, whether it is better or not.
/// </summary>
public sealed class GoldenReplayTests
{
    private static readonly string Folder = Repository.PathOf("tests", "replays");

    private static IEnumerable<string> Names => Directory.EnumerateDirectories(Folder).Select(static path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    public static TheoryData<string> Protocols => new(Names);

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Fixed_diaries_lead_to_the_decisions_they_led_to(string name)
    {
        var path = Path.Combine(Folder, name, "decisions.txt");
        var actual = $"semantics version {ProtocolEngine.SemanticsVersion}\n{Decisions(name)}";
        if (Approved.IsRecording && File.Exists(path))
        {
            var stored = File.ReadAllText(path).Replace("\r\n", "\n");
            Assert.True(
                stored == actual || FirstLine(stored) != FirstLine(actual),
                $"decisions of {name} differ from those stored for the same semantics version; raise ProtocolEngine.SemanticsVersion if that is meant");
        }

        Approved.Check(path, actual);
    }

    [Fact]
    public void There_are_a_few_hundred_of_them() =>
        Assert.InRange(Names.Sum(static name => PlainLog.Split(Repository.Read("tests", "replays", name, "logs.jsonl")).Count()), 200, 1000);

    private static string Decisions(string name)
    {
        var text = new StringBuilder();
        var protocol = Protocol.Parse(Repository.Read("tests", "replays", name, name + ".protocol"));
        var number = 0;
        foreach (var log in PlainLog.Split(Repository.Read("tests", "replays", name, "logs.jsonl")))
        {
            text.Append(CultureInfo.InvariantCulture, $"diary {++number}\n");
            var course = Course.Replay(protocol, DayLog.Parse(protocol, log));
            foreach (var finding in course.Findings) text.Append(CultureInfo.InvariantCulture, $" ! {finding.Kind} line {finding.Line} {finding.Field}\n");
            AddDecisions(protocol, course, text);
        }

        return text.ToString();
    }

    private static void AddDecisions(Protocol protocol, Course course, StringBuilder text)
    {
        var engine = protocol.Engine;
        var intake = course.Log.Intake;
        var decisions = new DecisionText(protocol, text);
        var before = engine.Start(intake.Attributes, intake.Tracks, intake.EventDays());
        var decision = engine.NewDecision();
        foreach (var day in course.Days)
        {
            var after = before.Clone();
            engine.Step(before, day.Record, after, decision);
            decisions.Add(before, day.Record, after, decision);
            before = after;
        }
    }

    private static string FirstLine(string text) => text[..text.IndexOf('\n', StringComparison.Ordinal)];
}
