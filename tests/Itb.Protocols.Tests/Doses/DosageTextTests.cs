using System.Linq;
using Xunit;

namespace Itb.Protocols.Tests.Doses;

/// <summary>What a dose says to a reader, and that printing a text does not change it.</summary>
public sealed class DosageTextTests
{
    public static TheoryData<string, string> Doses => new()
    {
        { "3 sets of 12 then 10 then 8 reps per side", "3 sets of 12/10/8 reps per side" },
        { "2 sets of 90 s then 2 min", "2 sets of 90 s/2 min" },
        { "2 sets of 10..12 reps then 8", "2 sets of 10–12/8 reps" },
        { "3 sets of 8 reps, between sets 60..90 s, between exercises 2 min", "3 sets of 8 reps, rest 60–90 s between sets, rest 2 min before the next exercise" },
        { "8 reps, load 15 RM", "8 reps, load 15 RM" },
        { "8 reps, load 6.5..8 RPE", "8 reps, load 6.5–8 RPE" },
        { "8 reps, load 70..85 % of 1 RM", "8 reps, load 70–85 % of 1 RM" },
        { "8 reps, load 10 % of bodyweight", "8 reps, load 10 % of bodyweight" },
        { "8 reps, load \"light band\"", "8 reps, light band" },
        { "8 reps, load 20 kg rising 2.5 kg per week up to 30 kg", "8 reps, load 20 kg rising 2.5 kg per week up to 30 kg" },
        { "2 min rising 30 s per week up to 5 min", "2 min rising 30 s per week up to 5 min" },
        { "2 sets of 60 s per leg, total 2 min", "2 sets of 60 s per side, 2 min in all" },
        {
            "intervals 5 min walk then 6 of (1 min run then 90 s walk) then 5 min walk",
            "5 min walk then 6 × (1 min run then 90 s walk) then 5 min walk"
        },
        { "10 reps, 20 reps when session = 2 and not trained", "10 reps, 20 reps when session = 2 and not trained" },
        { "10 reps, every 2..3 days, not within 48 hours after run", "10 reps, every 2–3 days, not within 48 hours after run" },
    };

    [Theory]
    [MemberData(nameof(Doses))]
    public void A_dose_reads_as_it_is_meant(string written, string read) => Assert.Equal(read, DosageOf(written).ToString());

    [Theory]
    [MemberData(nameof(Doses))]
    public void Printing_keeps_a_dose(string written, string read)
    {
        var messy = TextOf(written.Replace(" ", "  ").Replace(",", " ,").Replace("\"light  band\"", "\"light band\""));
        var printed = Format(messy);

        Assert.Contains($"dosage {written}\n", printed);
        Assert.Equal(printed, Format(printed));
        Assert.Equal(read, Protocol.Parse(printed).Exercises.Single(static exercise => exercise.Name == "extra").Dosage!.ToString());
    }

    [Theory]
    [InlineData("intervals 5 min walk then 6 of (1 min run then 90 s walk) then 5 min walk", "6 min")]
    [InlineData("intervals 2 of (2..3 min jog then 3..5 of (1 min run then 1 min rest))", "10–16 min")]
    [InlineData("intervals 400 m easy-run then 5 min walk then 1 km run", "1.4 km")]
    [InlineData("intervals 10 min walk then 5 min rest", null)]
    [InlineData("3 sets of 5 min", "15 min")]
    [InlineData("3 sets of 5 then 4 then 3 min", "12 min")]
    public void The_volume_of_a_run_is_what_is_run(string written, string? volume) => Assert.Equal(volume, DosageOf(written).Volume?.ToString());

    [Fact]
    public void A_dose_at_its_place_replaces_the_part_it_gives_with_all_its_conditions()
    {
        var protocol = Protocol.Parse(DoseWalk.Text("""
            exercise squat "Squat" from book "p. 9" {
              kind strength
              dosage 3 sets of 12 then 10 then 8 reps, 4 sets of 6 reps when session = 2, load 10 kg, load 20 kg when trained, total 30 reps
            }
            phase strengthen "Strengthen" from book "p. 9" { in weeks 1..8 do squat 2 sets of 15 reps, 2 times per week }
            """));

        Assert.Equal("2 sets of 15 reps, load 10 kg, load 20 kg when trained, 2 times per week", DoseIn(protocol));
    }

    [Fact]
    public void Intervals_at_its_place_replace_an_amount_and_a_distance_between_days_the_weekly_frequency()
    {
        var protocol = Protocol.Parse(DoseWalk.Text("""
            exercise walk-run "Walk and run" from book "p. 9" {
              kind run
              dosage 3 sets of 10 min, 3 times per week
            }
            phase strengthen "Strengthen" from book "p. 9" { in weeks 1..8 do walk-run intervals 3 min jog then 1 min walk, every 3 days }
            """));

        Assert.Equal("3 min jog then 1 min walk, every 3 days", DoseIn(protocol));
    }

    private static string Format(string text)
    {
        Assert.True(ProtocolFormatter.TryFormat(text, out var formatted, out _));
        return formatted!;
    }

    private static string DoseIn(Protocol protocol)
    {
        var item = protocol.Phases.Single(static phase => phase.Name == "strengthen").Items[0];
        return item.DosageOf(item.Exercises[0]).ToString();
    }

    private static Dosage DosageOf(string written) => Protocol.Parse(TextOf(written)).Exercises.Single(static exercise => exercise.Name == "extra").Dosage!;

    private static string TextOf(string written) => DoseWalk.Text($$"""
        exercise extra "Extra" from book "p. 9" {
          kind strength
          dosage {{written}}
        }
        """);
}
