using System;
using System.Linq;

namespace Itb.Protocols.Benchmarks.Reference;

/// <summary>Random diaries for knee.protocol: an athlete who mostly keeps to the plan, with pain, gaps, red flags and clearances now and then.</summary>
internal sealed class KneeDiary(Protocol protocol, Random random)
{
    private readonly PainContext _daily = protocol.PainContexts[0];
    private readonly Exercise[] _bridgeAndSquat = [.. protocol.Exercises.Where(static exercise => exercise.Name is "bridge" or "squat")];
    private readonly Exercise[] _stepDown = [.. protocol.Exercises.Where(static exercise => exercise.Name == "step-down")];

    /// <summary>Days of one athlete.</summary>
    /// <param name="count">How many.</param>
    /// <param name="trouble">About every how manieth day something is wrong.</param>
    public DayRecord[] Make(int count, int trouble)
    {
        var days = new DayRecord[count];
        for (var i = 0; i < count; i++) Fill(days[i] = protocol.Engine.NewDay(), i, trouble);
        return days;
    }

    private void Fill(DayRecord day, int number, int trouble)
    {
        var isBad = random.Next(trouble) == 0;
        if (isBad && random.Next(4) == 0) return;
        if (!isBad || random.Next(3) > 0) day.ReportPain(_daily, isBad ? random.Next(0, 13) / 2m : random.Next(10) == 0 ? 1 : 0);
        foreach (var sign in protocol.Signs)
        {
            if (!isBad || random.Next(12) > 0) day.ReportSign(sign, isBad && random.Next(25) == 0);
        }

        if (random.Next(trouble) == 0 || (isBad && random.Next(5) == 0)) day.ReportClearance(protocol.Signs.Where(_ => random.Next(4) == 0));
        if (number % 2 == 0 ? !isBad || random.Next(2) == 0 : isBad && random.Next(4) == 0)
        {
            for (var runs = isBad && random.Next(3) == 0 ? 2 : 1; runs > 0; runs--)
                day.ReportRun(isBad && random.Next(4) == 0 ? null : 60 * random.Next(8, 25), null, SessionPain(isBad), isBad ? Maybe() : false);
            if (isBad && random.Next(5) == 0) day.ReportRunVolumeInDoubt(120, 0);
        }

        // Now and then a fortnight without strength work.
        var isStrengthDay = number % 2 == 1 && number % 99 < 85;
        if (isStrengthDay ? !isBad || random.Next(2) == 0 : isBad && random.Next(4) == 0)
            day.ReportSession(random.Next(3) switch { 0 => _stepDown, 1 => _bridgeAndSquat, _ => _bridgeAndSquat.Concat(_stepDown) }, SessionPain(isBad), isBad ? Maybe() : false);
        if (!isBad || random.Next(3) > 0) day.ReportRunsComplete();
        if (!isBad || random.Next(3) > 0) day.ReportSessionsComplete();
    }

    private decimal? SessionPain(bool isBad) => !isBad || random.Next(3) == 0 ? 0 : random.Next(4) == 0 ? null : random.Next(1, 7);

    private bool? Maybe() => random.Next(4) switch { 0 => true, 1 => null, _ => false };
}
