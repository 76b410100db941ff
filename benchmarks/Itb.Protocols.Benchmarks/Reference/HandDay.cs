namespace Itb.Protocols.Benchmarks.Reference;

/// <summary>One day of the log for <see cref="HandEngine"/>: what it reads of a day, flat. Pain in ten-thousandths, −1 for none; truths 0 no, 1 unknown, 2 yes.</summary>
internal struct HandDay
{
    public const int SignCount = 4;

    public int Daily;
    public int RunPain;
    public int StrengthPain;
    public byte RunPainIncomplete;
    public byte StrengthPainIncomplete;
    public byte Worsening;
    public byte WorseningIncomplete;

    /// <summary>Two bits per sign.</summary>
    public byte Signs;

    /// <summary>Signs that a clearance accepts, one bit each.</summary>
    public byte Accepted;

    public bool IsCleared;
    public byte Ran;
    public byte Strength;
    public bool Bridge;
    public bool Squat;
    public bool StepDown;
    public bool RunTimeUnknown;
    public byte Runs;
    public long RunTime;
    public long RunTimeInDoubt;

    /// <summary>The same day as the library's record has it.</summary>
    public static HandDay From(Protocol protocol, DayRecord day)
    {
        var hand = new HandDay
        {
            Daily = (int)day.Pains[0].Value,
            RunPain = (int)day.Pains[1].Value,
            StrengthPain = (int)day.Pains[2].Value,
            RunPainIncomplete = Bit(day.Pains[1].IsIncomplete),
            StrengthPainIncomplete = Bit(day.Pains[2].IsIncomplete),
            Worsening = (byte)day.Pains[1].Worsening,
            WorseningIncomplete = Bit(day.Pains[1].IsWorseningIncomplete),
            IsCleared = day.IsCleared,
            Ran = (byte)day.Sessions[(int)ExerciseKind.Run],
            Strength = (byte)day.Sessions[(int)ExerciseKind.Strength],
            Bridge = WasDone(protocol, day, "bridge"),
            Squat = WasDone(protocol, day, "squat"),
            StepDown = WasDone(protocol, day, "step-down"),
            RunTimeUnknown = day.RunTimeUnknown,
            Runs = (byte)day.Runs,
            RunTime = day.RunTime,
            RunTimeInDoubt = day.RunTimeInDoubt,
        };
        for (var sign = 0; sign < SignCount; sign++)
        {
            hand.Signs |= (byte)((int)day.Signs[sign] << (2 * sign));
            if (day.Accepted[sign]) hand.Accepted |= (byte)(1 << sign);
        }

        return hand;
    }

    private static byte Bit(bool value) => value ? (byte)1 : (byte)0;

    private static bool WasDone(Protocol protocol, DayRecord day, string name)
    {
        foreach (var exercise in protocol.Exercises)
        {
            if (exercise.Name == name) return day.Exercises[exercise.Index] != DayRecord.ExerciseReport.NotDone;
        }

        return false;
    }
}
