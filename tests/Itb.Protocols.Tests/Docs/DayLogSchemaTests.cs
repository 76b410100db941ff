using System;
using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Tests.Engine;
using NJsonSchema;
using Xunit;

namespace Itb.Protocols.Tests.Docs;

/// <summary>docs/day-log.schema.json says what the reader does, as far as that does not depend on the protocol's names.</summary>
public class DayLogSchemaTests
{
    private const string IntakeLine = """{"start":"2026-01-05"}""";

    private static readonly JsonSchema Schema = JsonSchema.FromJsonAsync(Repository.Read("docs/day-log.schema.json")).GetAwaiter().GetResult();

    /// <summary>Lines the reader takes without a finding.</summary>
    public static TheoryData<string> Taken() =>
    [
        IntakeLine,
        """{"start":"2026-01-05","protocol":"four-phase","version":"1.0.0","side":"both","baseline":{"minutes":120,"km":null},"tracks":{"calm":"rest"},"attributes":{"first-mile":false}}""",
        """{"date":"2026-01-05"}""",
        """{"date":"2026-01-05","pain":null,"signs":null,"sessions":null,"runs":null,"note":null,"measures":{}}""",
        """{"date":"2026-01-05","recorded":"2026-01-06","pain":{"rest":0,"daily":10},"signs":["swelling"],"sessions":[],"runs":[],"note":"x"}""",
        """{"date":"2026-01-05","signs":{"swelling":false,"instability":null}}""",
        """{"date":"2026-01-05","sessions":[{"id":"a","exercises":["clamshell"],"pain":2.5,"worsening":false},{"pain":{}}]}""",
        """{"date":"2026-01-05","sessions":[{"exercises":["clamshell"],"pain":{"strength":0}}]}""",
        """{"date":"2026-01-05","runs":[{"id":"r","minutes":1440,"pain":3,"worsening":true,"after-run":1.5},{"km":1000},{"mi":620,"km":null}]}""",
        """{"date":"2026-01-05","clearance":{"by":"Dr. Example","findings":"None.","accepts":["swelling"]}}""",
        """{"date":"2026-01-05","left":{"pain":{"rest":0},"signs":["swelling"]},"right":{"signs":{"swelling":false},"measures":{}},"both":null}""",
        """{"date":"2026-01-05","sessions":[{"exercises":["clamshell"],"side":"left","pain":0},{"exercises":["clamshell"],"both":{"pain":{"strength":1},"worsening":false}}]}""",
        """{"date":"2026-01-05","runs":[{"minutes":10,"left":{"pain":0,"after-run":0},"right":{"pain":{"run":2},"worsening":true},"both":{}}]}""",
    ];

    /// <summary>Lines of which the reader refuses something, whatever the protocol.</summary>
    public static TheoryData<string> Refused() =>
    [
        """{"start":"5 January 2026"}""",
        """{"start":"2026-13-05"}""",
        """{"side":"left"}""",
        """{"start":"2026-01-05","side":"middle"}""",
        """{"start":"2026-01-05","colour":"red"}""",
        """{"start":"2026-01-05","baseline":{"minutes":10081}}""",
        """{"start":"2026-01-05","baseline":{"hours":2}}""",
        """{"start":"2026-01-05","attributes":{"first-mile":"yes"}}""",
        """{"start":"2026-01-05","tracks":{"calm":1}}""",
        """{"pain":{"rest":1}}""",
        """{"date":"05.01.2026"}""",
        """{"date":"2026-01-05","recorded":5}""",
        """{"date":"2026-01-05","pain":3}""",
        """{"date":"2026-01-05","pain":{"rest":10.5}}""",
        """{"date":"2026-01-05","pain":{"rest":-1}}""",
        """{"date":"2026-01-05","pain":{"rest":"3"}}""",
        """{"date":"2026-01-05","signs":"swelling"}""",
        """{"date":"2026-01-05","signs":{"swelling":1}}""",
        """{"date":"2026-01-05","signs":[1]}""",
        """{"date":"2026-01-05","sessions":{}}""",
        """{"date":"2026-01-05","sessions":[3]}""",
        """{"date":"2026-01-05","sessions":[{"exercises":"clamshell"}]}""",
        """{"date":"2026-01-05","sessions":[{"reps":3}]}""",
        """{"date":"2026-01-05","sessions":[{"worsening":"no"}]}""",
        """{"date":"2026-01-05","runs":[{"minutes":1441}]}""",
        """{"date":"2026-01-05","left":{"sessions":[]}}""",
        """{"date":"2026-01-05","left":{"pain":{"rest":11}}}""",
        """{"date":"2026-01-05","side":"left"}""",
        """{"date":"2026-01-05","sessions":[{"exercises":["clamshell"],"side":"middle"}]}""",
        """{"date":"2026-01-05","sessions":[{"exercises":["clamshell"],"left":{"signs":[]}}]}""",
        """{"date":"2026-01-05","runs":[{"minutes":10,"side":"left"}]}""",
        """{"date":"2026-01-05","runs":[{"minutes":10,"left":{"pain":{"run":11}}}]}""",
        """{"date":"2026-01-05","runs":[{"minutes":"12"}]}""",
        """{"date":"2026-01-05","runs":[{"km":-1}]}""",
        """{"date":"2026-01-05","runs":[{"km":5,"mi":3}]}""",
        """{"date":"2026-01-05","runs":[{"after-run":"2 h"}]}""",
        """{"date":"2026-01-05","clearance":{"by":"Dr. Example"}}""",
        """{"date":"2026-01-05","clearance":{"by":" ","findings":"None."}}""",
        """{"date":"2026-01-05","clearance":true}""",
        """{"date":"2026-01-05","colour":"red"}""",
    ];

    [Theory]
    [MemberData(nameof(Taken))]
    public void What_the_reader_takes_the_schema_takes(string line)
    {
        Assert.Empty(Read(line));
        Assert.Empty(Schema.Validate(line));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_the_reader_refuses_the_schema_refuses(string line)
    {
        Assert.NotEmpty(Read(line));
        Assert.NotEmpty(Schema.Validate(line));
    }

    [Fact]
    public void Examples_and_what_the_writer_writes_are_taken()
    {
        Assert.All(
            Repository.Read("samples/Itb.Protocols.ConsoleHost/example.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries),
            static line => Assert.Empty(Schema.Validate(line)));
        Pbt.Check(Diaries.Any, static days =>
        {
            foreach (var (day, index) in days.Select(static (day, index) => (day, index)))
            {
                var line = DayLogWriter.Format(LogPropertyTests.EntryOf(day, index));
                Walk.Require(Schema.Validate(line).Count == 0, $"{line}");
            }

            return true;
        }, Diary.Show, max: 10);
    }

    /// <summary>What the reader says of a line; of an intake it does not take, that.</summary>
    private static IReadOnlyList<string> Read(string line)
    {
        try
        {
            var text = line.Contains("\"date\"", StringComparison.Ordinal) || line.StartsWith("{\"pain\"", StringComparison.Ordinal) ? IntakeLine + "\n" + line : line;
            return [.. DayLog.Parse(BuiltIns.FourPhase, text).Findings.Select(static finding => finding.ToString())];
        }
        catch (FormatException exception)
        {
            return [exception.Message];
        }
    }
}
