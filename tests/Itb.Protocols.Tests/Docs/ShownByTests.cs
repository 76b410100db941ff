using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

namespace Itb.Protocols.Tests;

/// <summary>docs/verification.md says which scenario or test shows what: each of them is there. That they pass is their own matter.</summary>
public partial class ShownByTests
{
    private static readonly Dictionary<string, Protocol> Protocols = BuiltIns.All.Values.Select(static protocol => protocol())
        .Concat(Directory.GetFiles(Repository.PathOf("samples", "protocols"), "*.protocol").Select(static path => Protocol.Parse(File.ReadAllText(path))))
        .ToDictionary(static protocol => protocol.Name);

    public static TheoryData<string, string> Places
    {
        get
        {
            var section = Repository.Read("docs", "verification.md").Split("## Which scenario or test shows what")[1].Split("\n## ")[0];
            var data = new TheoryData<string, string>();
            foreach (Match row in RowPattern().Matches(section))
            {
                foreach (var place in row.Groups["places"].Value.Split(" · ")) data.Add(row.Groups["topic"].Value, place);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void What_the_page_names_is_there(string topic, string place)
    {
        var (isScenario, first, second) = place.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon
            ? (true, place[..colon], place[(colon + 2)..])
            : (false, place[..place.IndexOf('.')], place[(place.IndexOf('.') + 1)..]);
        if (isScenario) Assert.True(Protocols[first].Scenarios.Any(scenario => scenario.Title == second), $"{topic}: {first} has no scenario \"{second}\"");
        else Assert.True(IsTest(first, second), $"{topic}: there is no test {place}");
    }

    private static bool IsTest(string type, string method) => typeof(ShownByTests).Assembly.GetTypes()
        .Any(candidate => candidate.Name == type && candidate.GetMethod(method)?.GetCustomAttributes().Any(static attribute => attribute is FactAttribute) == true);

    [GeneratedRegex(@"^\| (?<topic>(?!what |---)[^|]+?) \| (?<places>[^|]+?) \|$", RegexOptions.Multiline)]
    private static partial Regex RowPattern();
}
