using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Itb.Protocols.Compiled;
using Itb.Protocols.Tests.Reasons;
using Xunit;

namespace Itb.Protocols.Tests.States;

/// <summary>
/// What a step has to read, as numbers that do not hang on a clock: facts asked once, neighbours answered together, no slot for nothing. Should one grow, every
/// step takes longer or every athlete more room, though each decision stays right.
/// </summary>
public sealed class TablesTests
{
    private static readonly string[] Samples = [.. Directory.EnumerateFiles(Repository.PathOf("samples", "protocols"), "*.protocol").Order()];

    [Fact]
    public void A_step_reads_no_more_than_it_did()
    {
        var lines = new StringBuilder();
        Add("knee (the yardstick)", Protocol.Parse(Repository.Read("benchmarks", "Itb.Protocols.Benchmarks", "Reference", "knee.protocol")));
        foreach (var (name, read) in BuiltIns.All) Add(name, read());
        foreach (var path in Samples) Add(Path.GetFileName(path), Protocol.Parse(File.ReadAllText(path)));
        Approved.Check(Repository.PathOf("tests", "tables.approved.txt"), lines.ToString());

        void Add(string name, Protocol protocol) => lines.Append(name).Append('\n').Append(Of(protocol.Engine.Compiled));
    }

    [Fact]
    public void More_windows_than_fit_one_vector_take_several_and_answer_the_same()
    {
        // Twenty streaks and looks back side by side, each over the same sign and each with its own length.
        var rules = string.Join(" ", Enumerable.Range(2, 10).Select(static days => string.Create(CultureInfo.InvariantCulture, $"hold when heat for {days} days hold when heat within {days} days")));
        var compiled = Protocol.Parse(Asked.Text(Asked.Base, rules)).Engine.Compiled;
        var level = Assert.Single(compiled.Tables.Words.SelectMany(static word => word.Levels), static level => level.Windows.Length > 0);

        Assert.Equal((20, 3), (level.Windows.Length, level.WindowLanes.Length));
        var course = new Edited(Asked.Text(Asked.Base, rules)).Days(1);
        for (var day = 1; day <= 14; day++)
        {
            course.Day(new Evening { Signs = "heat" });
            var fired = course.Report.Reasons.Where(static reason => reason.Kind == ReasonKind.Fired).Select(static reason => reason.Detail).ToList();
            Assert.Equal(System.Math.Clamp(day - 1, 0, 10), fired.Count(static words => words.Contains(" for ")));
            Assert.Equal(10, fired.Count(static words => words.Contains(" within ")));
        }

        for (var day = 1; day <= 14; day++)
            Assert.Equal(System.Math.Max(0, 10 - System.Math.Max(0, day - 1)), course.Days(1).Report.Reasons.Count(static reason => reason.Kind == ReasonKind.Fired));
    }

    [Fact]
    public void A_permit_asked_in_two_ways_is_two_facts_and_a_protection_one()
    {
        // Tomorrow's day for what opens, today's for what stops.
        var both = Protocol.Parse(Asked.Text(Asked.Gate("day >= 5"), "hold when day >= 5")).Engine.Compiled;
        Assert.Equal(2, both.Tables.Words.Sum(static word => word.Facts.Length));
    }

    private static string Of(CompiledProtocol compiled)
    {
        var tables = compiled.Tables;
        var levels = tables.Words.SelectMany(static word => word.Levels).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"""
              state {compiled.InitialSlots.Length} slots and {compiled.VolumeSlots} volumes, of which {compiled.WindowSlot} before the windows
              {compiled.Nodes.Length} nodes in {tables.Words.Length} words, {tables.Bits.Length - tables.FirstTolerance} tolerances, {tables.Rows.Length} rows
              sign runs {tables.Words.Sum(static word => word.Signs.Length)}, pains {tables.Words.Sum(static word => word.Pains.Length)}, bounds {string.Join(" ", tables.Bounds.Select(static bounds => bounds.Length))}, other facts {tables.Words.Sum(static word => word.Facts.Length)}
              levels {levels.Count}: junctions {levels.Sum(static level => level.Junctions.Length)} in {levels.Sum(static level => level.JunctionLanes.Length)} vectors and {levels.Sum(static level => level.Spanning.Length)} alone, windows {levels.Sum(static level => level.Windows.Length)} in {levels.Sum(static level => level.WindowLanes.Length)}, skipping {levels.Sum(static level => level.Skipping.Length)}, counts {levels.Sum(static level => level.Counts.Length)}
              phases {compiled.Phases.Length}: ending {compiled.EndingPhases.Length}, growing {compiled.GrowingPhases.Length}, plain {compiled.Phases.Count(static phase => phase.IsPlain)}; sessions {compiled.Sessions.Length}, remembered {compiled.RememberedSessions.Length}, events {compiled.Events.Length}
              pain levels {string.Join(", ", compiled.PainLevels.Select(static levels => string.Join(" ", levels)))}

            """).Replace("\r\n", "\n");
    }
}
