using System.IO;
using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests;

/// <summary>The published programmes under samples/protocols: clean, canonical, and every scenario true.</summary>
public class SampleProtocolTests
{
    private static readonly string[] Folder = ["samples", "protocols"];

    public static TheoryData<string> Files => [.. Directory.GetFiles(Repository.PathOf(Folder), "*.protocol").Select(static path => Path.GetFileName(path)).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    public void It_checks_clean_is_canonical_and_does_what_its_scenarios_say(string file)
    {
        var text = Repository.Read([.. Folder, file]);

        Assert.True(Protocol.TryParse(text, out var protocol, out var diagnostics), string.Join("\n", diagnostics));
        Assert.Empty(diagnostics);
        Assert.True(ProtocolFormatter.TryFormat(text, out var canonical, out _));
        Assert.Equal(canonical, text);
        Assert.Equal(Path.GetFileNameWithoutExtension(file), protocol!.Name);
        Assert.InRange(protocol.Scenarios.Count, 10, int.MaxValue);
        Assert.Equal([], protocol.Scenarios.Select(static scenario => scenario.Run()).SelectMany(static result => result.Failures).Select(static failure => failure.ToString()));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void It_is_in_the_list(string file) => Assert.Contains($"]({file})", Repository.Read([.. Folder, "README.md"]));
}
