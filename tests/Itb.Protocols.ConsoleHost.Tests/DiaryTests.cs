using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Itb.Protocols.ConsoleHost.Tests;

/// <summary>Asking for a day, from the keys to the file.</summary>
public sealed class DiaryTests : IDisposable
{
    private const string Intake = """{"protocol":"four-phase","start":"2026-01-05","side":"right","tracks":{"calm":"rest"}}""";
    private static readonly DateOnly Today = new(2026, 1, 6);

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    private string Path => System.IO.Path.Combine(_folder, "diary.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void One_day_is_one_line_that_reads_back()
    {
        Given(Intake);

        // Pain at rest and in daily life, signs, a run with its questions, the plan's exercises, others, a note.
        var console = Run("1", "2.5", "1 6", "y", "12", "0", "0", "n", "1 2 3", "", "Stairs hurt.");

        Assert.True(console.IsScriptUsedUp);
        Assert.StartsWith(Intake + "\n", File.ReadAllText(Path));
        var entry = Assert.Single(Log().Entries);
        Assert.Empty(Log().Findings);
        Assert.Equal((Today, Today), (entry.Date, entry.Recorded!.Value));
        Assert.Equal([("rest", 1m), ("daily", 2.5m)], entry.Pain.Select(static pair => (pair.Key.Name, pair.Value)));
        Assert.Equal(["swelling", "tfl-tender"], entry.Signs.Where(static pair => pair.Value).Select(static pair => pair.Key.Name));
        Assert.Equal(6, entry.Signs.Count);
        var run = Assert.Single(entry.Runs!);
        Assert.Equal(12, run.Minutes);
        Assert.Equal(0, Assert.Single(run.Pain).Value);
        Assert.Equal(["tfl-release", "lateral-quad-roll", "glute-roll"], Assert.Single(entry.Sessions!).Exercises.Select(static exercise => exercise.Name));
        Assert.Equal("Stairs hurt.", entry.Note);
        Assert.Contains("SEE A PROFESSIONAL", console.Output);
        Assert.Contains("-- Missing for the next step", console.Output);
        Assert.Contains("This program is not a medical device.", console.Output);
        Assert.All(console.Output.Split('\n'), static line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public void A_question_left_empty_is_not_reported()
    {
        Given(Intake);

        Run("", "", "", "", "", "", "");

        Assert.Equal("""{"date":"2026-01-06","recorded":"2026-01-06"}""", File.ReadAllLines(Path)[1]);
        var entry = Assert.Single(Log().Entries);
        Assert.Empty(entry.Pain);
        Assert.Empty(entry.Signs);
        Assert.Null(entry.Runs);
        Assert.Null(entry.Sessions);
    }

    [Fact]
    public void None_is_an_answer_and_differs_from_silence()
    {
        Given(Intake);

        Run("0", "0", "0", "n", "0", "n", "");

        var entry = Assert.Single(Log().Entries);
        Assert.Equal([0m, 0m], entry.Pain.Values);
        Assert.All(entry.Signs.Values, Assert.False);
        Assert.Empty(entry.Runs!);
        Assert.Empty(entry.Sessions!);
    }

    [Fact]
    public void A_run_that_hurt_is_asked_whether_the_pain_grew()
    {
        Given(Intake);

        Run("0", "0", "0", "y", "", "3", "y", "", "n", "", "", "");

        var run = Assert.Single(Assert.Single(Log().Entries).Runs!);
        Assert.Null(run.Minutes);
        Assert.True(run.IsWorsening);
        Assert.Empty(run.Measures);
    }

    [Theory]
    [InlineData("11")]
    [InlineData("-1")]
    [InlineData("a lot")]
    [InlineData("1e1")]
    public void An_impossible_pain_is_asked_again(string answer)
    {
        Given(Intake);

        var console = Run(answer, "3", "", "", "", "", "", "");

        Assert.Contains("A number from 0 to 10, please.", console.Output);
        Assert.Equal(3, Assert.Single(Assert.Single(Log().Entries).Pain).Value);
    }

    [Fact]
    public void A_second_entry_of_a_day_is_announced_and_added()
    {
        Given(Intake, """{"date":"2026-01-06","pain":{"rest":0},"runs":[{"id":"2026-01-06-run-1","minutes":10,"pain":0}]}""");

        var console = Run("2", "", "", "y", "5", "0", "0", "", "", "", "");

        Assert.Contains("There is an entry for this day already.", console.Output);
        Assert.Contains("reported as 0 and as 2; the higher counts", string.Join(' ', console.Output.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(3, File.ReadAllLines(Path).Length);
        Assert.Equal(["2026-01-06-run-1", "2026-01-06-run-2"], Log().Entries.SelectMany(static entry => entry.Runs!).Select(static run => run.Id));
    }

    [Fact]
    public void A_missing_last_line_end_is_added_first()
    {
        File.WriteAllText(Path, Intake);

        Run("0", "0", "0", "n", "0", "n", "");

        Assert.Equal(2, File.ReadAllLines(Path).Length);
        Assert.Single(Log().Entries);
    }

    [Fact]
    public void A_new_diary_begins_with_an_intake()
    {
        // Start, side, the two attributes, minutes a week, the track; then the day.
        Run("2026-01-05", "2", "y", "", "120", "1", "4", "5", "0", "n", "", "", "");

        var intake = Log().Intake;
        Assert.Equal((new DateOnly(2026, 1, 5), BodySide.Right, 120m), (intake.Start, intake.Side, intake.BaselineMinutes));
        Assert.Equal(("first-mile", true), (Assert.Single(intake.Attributes).Key.Name, Assert.Single(intake.Attributes).Value));
        Assert.Equal("reduce", Assert.Single(intake.Tracks).Value.Name);
        Assert.Equal(BuiltIns.FourPhase.Hash, intake.Hash);
        Assert.Single(Log().Entries);
    }

    [Fact]
    public void An_open_referral_asks_for_the_clearance()
    {
        Given(Intake, """{"date":"2026-01-05","signs":["swelling"]}""");

        Run("0", "0", "1", "n", "", "y", "Dr Moss", "A bruise.", "1", "");

        var clearance = Log().Entries[1].Clearance!;
        Assert.Equal(("Dr Moss", "A bruise."), (clearance.By, clearance.Findings));
        Assert.Equal("swelling", Assert.Single(clearance.Accepts).Name);
    }

    [Fact]
    public void Without_a_terminal_it_refuses_with_2_and_a_hint()
    {
        Given(Intake);

        var error = Refuse(isInteractive: false, "--diary", Path);

        Assert.Contains("no terminal", error);
        Assert.Contains("Hint:", error);
        Assert.Equal(Intake + "\n", File.ReadAllText(Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("dear diary\n")]
    [InlineData("{\"protocol\":\"another\",\"start\":\"2026-01-05\"}\n")]
    [InlineData("{\"start\":\"2026-02-31\"}\n")]
    public void A_file_that_is_no_diary_is_refused_with_2_and_left_alone(string text)
    {
        File.WriteAllText(Path, text);

        Assert.Contains("is no diary", Refuse(isInteractive: true, "--diary", Path));
        Assert.Equal(text, File.ReadAllText(Path));
    }

    [Fact]
    public void A_folder_a_day_to_come_and_a_day_before_the_start_are_refused()
    {
        Given(Intake);

        Assert.Contains("there is no folder", Refuse(isInteractive: true, "--diary", System.IO.Path.Combine(_folder, "none", "diary.jsonl")));
        Assert.Contains("is a folder", Refuse(isInteractive: true, "--diary", _folder));
        Assert.Contains("has not come yet", Refuse(isInteractive: true, "--diary", Path, "--as-of", "2026-01-07"));
        Assert.Contains("starts on 2026-01-05", Refuse(isInteractive: true, "--diary", Path, "--as-of", "2026-01-04"));
    }

    [Fact]
    public void An_interrupted_day_writes_nothing()
    {
        Given(Intake);

        Assert.Throws<InvalidOperationException>(() => Run("0", "0"));
        Assert.Equal(Intake + "\n", File.ReadAllText(Path));
    }

    [Fact]
    public void A_write_that_fails_half_way_is_taken_back()
    {
        using var stream = new FullDisk();
        stream.Write("{}"u8);
        stream.IsFull = true;

        Assert.Throws<IOException>(() => DiaryFile.Append(stream, "{\"date\":\"2026-01-06\"}\n"));
        Assert.Equal("{}"u8.ToArray(), stream.ToArray());
    }

    [Fact]
    public void A_new_diary_never_replaces_a_file_that_appeared_meanwhile()
    {
        File.WriteAllText(Path, "mine");

        Assert.Throws<IOException>(() => DiaryFile.Create(Path, "{}\n"));
        Assert.Equal("mine", File.ReadAllText(Path));
    }

    [Fact]
    public void Escape_sequences_in_a_diary_do_not_reach_the_terminal()
    {
        Given(Intake, """{"date":"2026-01-05","signs":["\u001b[2Jswelling"]}""");

        Assert.DoesNotContain('\u001b', Run("0", "0", "0", "n", "0", "n", "").Output);
    }

    private void Given(params string[] lines) => File.WriteAllText(Path, string.Join('\n', lines) + "\n");

    private DayLog Log() => DayLog.Parse(BuiltIns.FourPhase, File.ReadAllText(Path));

    private ScriptedConsole Run(params string[] answers)
    {
        var console = new ScriptedConsole(isInteractive: true, answers);
        using var errors = new StringWriter();
        Assert.Equal(0, new Host(console, errors, Today).Run(["--diary", Path]));
        Assert.Empty(errors.ToString());
        return console;
    }

    private static string Refuse(bool isInteractive, params string[] args)
    {
        using var errors = new StringWriter();
        Assert.Equal(2, new Host(new ScriptedConsole(isInteractive), errors, Today).Run(args));
        return errors.ToString().ReplaceLineEndings(" ");
    }

    private sealed class FullDisk : MemoryStream
    {
        public bool IsFull { get; set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            base.Write(IsFull ? buffer[..(buffer.Length / 2)] : buffer);
            if (IsFull) throw new IOException("no space left");
        }
    }
}
