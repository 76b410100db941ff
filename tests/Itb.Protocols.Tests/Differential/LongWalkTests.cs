using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Itb.Protocols.Reference;
using Xunit;
using Xunit.Abstractions;

namespace Itb.Protocols.Tests.Differential;

/// <summary>
/// Many random athletes of each built-in protocol, and what their days reached. ITB_LONG_DAYS says how many days the engine walks alone,
/// ITB_LONG_BOTH how many both evaluators walk, ITB_LONG_PROTOCOL names one protocol; the counts and the rates are printed.
/// </summary>
public sealed class LongWalkTests(ITestOutputHelper output)
{
    private const int AthletesAtOnce = 64;

    public static TheoryData<string> Protocols() => [.. new[] { BuiltIns.FourPhase, BuiltIns.FourFixes, BuiltIns.HipAndAnkle }.Select(static protocol => protocol.Name)
        .Where(static name => Environment.GetEnvironmentVariable("ITB_LONG_PROTOCOL") is not { Length: > 0 } wanted || wanted == name)];

    public static TheoryData<string> Samples() => [.. Directory.EnumerateFiles(Repository.PathOf("samples", "protocols"), "*.protocol").Select(static path => Path.GetFileName(path)).Order()];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void The_engine_alone_keeps_its_promises_and_reaches_everything(string protocol) => WalkAndTell(protocol, Wanted("ITB_LONG_DAYS", 60_000), isBoth: false);

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Engine_and_reference_agree_over_many_athletes(string protocol) => WalkAndTell(protocol, Wanted("ITB_LONG_BOTH", 12_000), isBoth: true);

    [Theory]
    [MemberData(nameof(Samples))]
    public void Engine_and_reference_agree_over_the_samples(string file)
    {
        var protocol = Protocol.Parse(File.ReadAllText(Repository.PathOf("samples", "protocols", file)));
        var reached = Walk(protocol, Wanted("ITB_LONG_SAMPLES", 4_000), isBoth: true);
        Walk(protocol, Wanted("ITB_LONG_SAMPLES", 4_000), isBoth: false);
        foreach (var line in reached.Lines(withBlocked: true)) output.WriteLine(line);
    }

    private static long Wanted(string name, long otherwise) =>
        long.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : otherwise;

    private void WalkAndTell(string name, long wanted, bool isBoth)
    {
        var protocol = new[] { BuiltIns.FourPhase, BuiltIns.FourFixes, BuiltIns.HipAndAnkle }.Single(protocol => protocol.Name == name);
        var watch = Stopwatch.StartNew();
        var total = Walk(protocol, wanted, isBoth);
        watch.Stop();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {total.Days:N0} days of {total.Athletes:N0} athletes in {watch.Elapsed.TotalSeconds:N1} s, {total.Days / watch.Elapsed.TotalSeconds:N0} days per second on {Environment.ProcessorCount} cores"));
        foreach (var line in total.Lines(isBoth)) output.WriteLine(line);
        Assert.Empty(total.Missing(isBoth));
    }

    private static Coverage Walk(Protocol protocol, long wanted, bool isBoth)
    {
        var (text, thresholds, plans) = (new ProtocolText(protocol), new Thresholds(protocol), new PlanPromises(protocol));
        var total = new Coverage(protocol);
        for (var round = 0; total.Days < wanted; round++)
        {
            var first = round * AthletesAtOnce;
            Parallel.For(0, AthletesAtOnce, () => new Coverage(protocol), (index, _, reached) =>
            {
                var seed = first + index;
                var athlete = new Athlete(protocol, thresholds, seed);
                try
                {
                    if (isBoth) WalkBoth(text, athlete, reached);
                    else WalkAlone(protocol, athlete, plans, reached);
                }
                catch (Xunit.Sdk.XunitException failure)
                {
                    throw new Xunit.Sdk.XunitException($"athlete {seed} of {protocol.Name}: {failure.Message}");
                }

                return reached;
            }, total.Add);
        }

        return total;
    }

    private static void WalkAlone(Protocol protocol, Athlete athlete, PlanPromises plans, Coverage reached)
    {
        var promises = new Promises(protocol);
        AthleteWalk.Over(protocol, athlete, step =>
        {
            promises.Ask(step);
            if (step.Number % 4 == athlete.Length % 4) plans.Ask(step);
            reached.Add(step);
        });
    }

    /// <summary>The engine over the same log as the reference; what they reached is counted as they agree.</summary>
    private static void WalkBoth(ProtocolText text, Athlete athlete, Coverage reached)
    {
        var protocol = text.Protocol;
        var log = AthleteWalk.Over(protocol, athlete, visit: null);
        var slow = ReferenceCourse.Of(text, athlete.Intake, log.SelectMany(static entries => entries), log.Count);
        AthleteWalk.Over(protocol, athlete.Intake, log, step =>
        {
            var evening = slow[step.Number - 1];
            var difference = Agreement.Difference(protocol, evening, step.Decision, step.After);

            // What is said in words takes longer than what it is said of; but what rose is told nowhere else.
            if (step.Number % 8 == athlete.Length % 8 || evening.Phases.Any(static phase => phase.Steps.Count > 0)) difference ??= Agreement.Difference(evening, step.Engine.Explain(step.Before, step.Record, step.After, step.Decision));
            if (difference is not null) throw new Xunit.Sdk.XunitException($"day {step.Number}: {difference}");
            reached.Add(step);
            reached.AddBlocked(evening);
        });
    }
}
