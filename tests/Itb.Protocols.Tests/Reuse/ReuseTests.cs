using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Text;
using Xunit;

namespace Itb.Protocols.Tests;

/// <summary>What a protocol becomes that takes from others. Findings are the corpus's matter.</summary>
public class ReuseTests
{
    private const string Head = """
        protocol mine "Mine" {
          version 1.0.0
          source mike "Mike's page"
          disclaimer "Education, not advice."
        }

        """;

    private static string Base => CorpusFile.TextOf("reuse/used/base.protocol")!;

    [Fact]
    public void A_phase_brings_what_it_mentions_and_nothing_else()
    {
        var protocol = Read(Head + """use "base.protocol" strengthen, safety""");

        Assert.Equal(["strengthen"], protocol.Phases.Select(static phase => phase.Name));
        Assert.Equal(["bridge", "squat"], protocol.Exercises.Select(static exercise => exercise.Name));
        Assert.Equal(["daily"], protocol.PainContexts.Select(static pain => pain.Name));
        Assert.Equal(["swelling", "locking"], protocol.Signs.Select(static sign => sign.Name));
        Assert.Equal(["mike", "book"], protocol.Sources.Select(static source => source.Name));
        Assert.Equal("p. 1", Assert.Single(protocol.Exercises[0].Dosage!.Provenance!.Citations).Place);
        Assert.Equal(["base.protocol: strengthen, safety"], protocol.Uses.Select(static use => use.ToString()));
    }

    [Fact]
    public void Safety_rules_come_only_when_asked_for()
    {
        const string Exercises = """
            use "base.protocol" bridge
            phase own "Own" assumed "an example" {
              in weeks 1..4
              do bridge
            }
            """;

        Assert.Empty(Read(Head + Exercises).Rules);
        Assert.Equal(3, Read(Head + Exercises.Replace("\" bridge", "\" bridge, safety")).Rules.Count);
    }

    [Fact]
    public void A_phase_that_is_waited_for_comes_along() =>
        Assert.Equal(["strengthen", "return"], Read(Head + """use "base.protocol" return, safety""").Phases.Select(static phase => phase.Name));

    [Fact]
    public void An_override_replaces_statements_of_its_kinds_and_cites_its_own_source()
    {
        var protocol = Read(Head + """
            use "base.protocol" strengthen, safety
            override bridge "Bridge, longer" from mike "Fix 3" {
              prefer mike over book because "It is for runners."
              dosage 60 s per side, 2 times per day
              step "One step."
            }
            """);
        var bridge = protocol.Exercises[0];

        Assert.Equal("Bridge, longer", bridge.Title);
        Assert.Equal("60 s per side, 2 times per day", bridge.Dosage!.ToString());
        Assert.Equal("mike, Fix 3", bridge.Dosage.Provenance!.ToString());
        Assert.Equal(["One step."], bridge.Steps);
        Assert.Equal(["Slowly."], bridge.Cues.Select(static cue => cue.Text));
        Assert.Equal("book, p. 1", bridge.Provenance!.ToString());
        Assert.Equal(["bridge: mike over book: It is for runners."], protocol.Preferences.Select(static preference => preference.ToString()));
    }

    [Fact]
    public void A_stage_of_an_override_replaces_the_one_of_its_name_and_a_new_one_comes_last()
    {
        var ladder = Read(Head + """
            use "base.protocol" return, safety
            override return assumed "slower" {
              stage third "Third" {
                do jog 30 min, on alternate days
              }
              stage second "Longer" {
                do jog 15 min, on alternate days
                advance after 1 week when every run pain-free
              }
            }
            """).Phases.Single(static phase => phase.Name == "return");

        Assert.Equal(["first", "second", "third"], ladder.Stages.Select(static stage => stage.Name));
        Assert.Equal("Longer", ladder.Stages[1].Title);
        Assert.True(ladder.Stages[1].Items[0].Provenance!.IsAssumed);
        Assert.Equal("book, p. 4", ladder.Stages[0].Items[0].Provenance!.ToString());
    }

    [Fact]
    public void An_override_reads_the_names_of_the_file_it_changes()
    {
        var protocol = Read(Head + """
            use "base.protocol" strengthen, safety
            override strengthen assumed "running instead" {
              do jog 2 times per week
            }
            """);

        Assert.Equal(["jog"], protocol.Exercises.Select(static exercise => exercise.Name));
    }

    [Fact]
    public void A_name_of_this_file_counts_before_one_that_comes_along()
    {
        var protocol = Read(Head + """
            use "base.protocol" strengthen, safety
            exercise bridge "My bridge" assumed "an example" {
              kind strength
              dosage 2 sets of 5 reps
            }
            """);

        Assert.Equal("My bridge", protocol.Phases[0].Items[0].Exercises[0].Title);
        Assert.Equal(2, protocol.Exercises.Count);
    }

    [Fact]
    public void Rules_and_phases_tell_the_file_their_line_is_of()
    {
        var protocol = Read(Head + """
            use "base.protocol" return, safety
            safety assumed "mine" {
              hold when swelling
            }
            """);
        var lines = Base.Split('\n');

        Assert.All(protocol.Rules.Where(static rule => rule.Path == "base.protocol"), rule => Assert.Contains(rule.ConditionText, lines[rule.Line - 1]));
        var own = Assert.Single(protocol.Rules, static rule => rule.Path.Length == 0);
        Assert.Equal("line 8", own.Place);
        Assert.Equal("line 48 of base.protocol", protocol.Rules.Single(rule => rule.Kind == RuleKind.Hold && rule != own).Place);
        Assert.Equal("base.protocol", protocol.Phases[0].Path);
    }

    [Fact]
    public void The_hash_changes_with_a_file_used_and_with_nothing_else()
    {
        const string Text = Head + """use "base.protocol" strengthen, safety""";
        var hash = Read(Text).Hash;

        Assert.Equal(hash, Read(Text, Base.Replace("\n", "\r\n")).Hash);
        Assert.NotEqual(hash, Read(Text, Base + "// a remark\n").Hash);
        Assert.Equal(hash, Protocol.Parse(Text, "/somewhere/mine.protocol", files: static path => path == "/somewhere/base.protocol" ? Base : null).Hash);
    }

    [Fact]
    public void A_file_is_asked_for_once_and_relative_to_the_one_that_names_it()
    {
        var asked = new List<string>();
        var texts = new Dictionary<string, string>
        {
            ["rules/shared/a.protocol"] = """use "../base.protocol" bridge, squat""" + "\n" + Head + "phase p assumed \"x\" {\n in weeks 1..2\n do bridge, squat\n}\n",
            ["rules/base.protocol"] = Base,
        };

        var protocol = Protocol.Parse(
            """
            use "shared/a.protocol" p
            use "./base.protocol" jog
            use "base.protocol" strengthen, safety

            """ + Head + "phase q assumed \"x\" {\n in weeks 1..2\n do jog\n}\n",
            "rules/mine.protocol",
            files: path =>
            {
                asked.Add(path);
                return texts.GetValueOrDefault(path);
            });

        Assert.Equal(["rules/shared/a.protocol", "rules/base.protocol"], asked);
        Assert.Equal(["p", "strengthen", "q"], protocol.Phases.Select(static phase => phase.Name));
        Assert.Equal(3, protocol.Exercises.Count);
    }

    [Fact]
    public void What_a_used_file_allows_is_allowed_and_what_is_broken_only_here_is_said_here()
    {
        var allowing = Base.Replace("language 1", "allow ITB5002 because \"an example\"").Replace("exercise squat \"Squat\" from book \"p. 2\"", "exercise squat");
        Assert.Empty(Findings(Head + """use "base.protocol" strengthen, safety""", allowing));

        var finding = Assert.Single(Findings(
            Head + """
                use "base.protocol" strengthen, safety
                observe {
                  measure hop "Hop" in cm, higher is better
                }
                """,
            allowing));
        Assert.Equal("ITB2004", finding.Id);
        Assert.Equal("safety", finding.UnderlinedText);
    }

    [Fact]
    public void A_text_from_a_stranger_makes_no_host_read_without_end()
    {
        var count = 0;
        Protocol.TryParse(Next(0), out _, out var findings, files: _ => Next(++count));

        Assert.InRange(count, 1, 64);
        Assert.Contains(findings, static finding => finding.Id is "ITB2013" or "ITB2015");

        count = 0;
        var many = string.Concat(Enumerable.Range(0, 1000).Select(static number => $"use \"f{number}.protocol\" a\n"));
        Protocol.TryParse(many + Head, out _, out findings, files: _ =>
        {
            count++;
            return null;
        });
        Assert.InRange(count, 1, 64);
        Assert.Equal(1000, findings.Count);

        static string Next(int number) => $$"""use "f{{number}}.protocol" a""" + "\n" + Head;
    }

    [Theory]
    [InlineData("mine.protocol", "a.protocol", "a.protocol")]
    [InlineData("", "a.protocol", "a.protocol")]
    [InlineData("rules/mine.protocol", "../b/./a.protocol", "b/a.protocol")]
    [InlineData("mine.protocol", "../../a.protocol", "../../a.protocol")]
    [InlineData("../mine.protocol", "../a.protocol", "../../a.protocol")]
    [InlineData("C:\\rules\\mine.protocol", "../a.protocol", "C:/a.protocol")]
    [InlineData("C:\\mine.protocol", "../a.protocol", null)]
    [InlineData("/mine.protocol", "../a.protocol", null)]
    [InlineData("/rules/mine.protocol", "../a.protocol", "/a.protocol")]
    [InlineData("builtin:four-phase", "a.protocol", null)]
    [InlineData("mine.protocol", "builtin:four-phase", "builtin:four-phase")]
    [InlineData("mine.protocol", "C:/a.protocol", null)]
    [InlineData("mine.protocol", "a.txt", null)]
    public void Paths_are_joined_without_a_disk(string from, string written, string? expected)
    {
        Assert.Equal(expected, FilePaths.Join(from, written, out var problem));
        Assert.Equal(expected is null, problem.Length > 0);
    }

    private static Protocol Read(string text, string? used = null)
    {
        var findings = Findings(text, used, out var protocol);
        Assert.Empty(findings);
        return protocol!;
    }

    private static IReadOnlyList<ProtocolDiagnostic> Findings(string text, string used) => Findings(text, used, out _);

    private static IReadOnlyList<ProtocolDiagnostic> Findings(string text, string? used, out Protocol? protocol)
    {
        Protocol.TryParse(text, out protocol, out var findings, "mine.protocol", files: path => path == "base.protocol" ? used ?? Base : null);
        return findings;
    }
}
