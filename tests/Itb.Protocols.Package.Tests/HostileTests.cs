using System;
using System.Linq;
using Xunit;

namespace Itb.Protocols.Package.Tests;

/// <summary>Files nobody should write, in a compiler that has to live on.</summary>
[Collection(WorkshopTests.Name)]
public class HostileTests(Workshop workshop)
{
    public static TheoryData<string> Names => [.. Texts.Hostile.Select(static file => file.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_hostile_file_is_told_about(string name)
    {
        var messages = workshop.MessagesOf("Hostile");

        Assert.Contains(messages, message =>
            message.Severity == "error" && message.File.EndsWith(name + ".protocol", StringComparison.Ordinal) && (message.Id.StartsWith("ITB", StringComparison.Ordinal) || message.Id == "CS2015"));
    }

    [Fact]
    public void Nothing_but_findings_is_said_and_the_compiler_ends_by_itself()
    {
        Assert.All(workshop.MessagesOf("Hostile"), static message => Assert.True(message.Id.StartsWith("ITB", StringComparison.Ordinal) || message.Id == "CS2015", message.ToString()));
        Assert.DoesNotContain("Stack overflow", workshop.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("MSB6006", workshop.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tabs")]
    [InlineData("mark-and-crlf")]
    [InlineData("utf-16")]
    [InlineData("utf-16-big")]
    public void However_a_text_is_encoded_its_findings_stand_in_the_same_lines(string name)
    {
        var lines = workshop.MessagesOf("Hostile").Where(message => message.File.EndsWith(name + ".protocol", StringComparison.Ordinal)).Select(static message => (message.Line, message.Id));

        Assert.Equal(workshop.MessagesOf("Bad").Select(static message => (message.Line, message.Id)).Order(), lines.Order());
    }
}
