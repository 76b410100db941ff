using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols;

/// <summary>The words for exercise kinds. A new kind is a member of the enum; its word follows from the name.</summary>
internal static class ExerciseKinds
{
    /// <summary>What <c>activity</c> means in <c>after activity</c>: any session.</summary>
    public const string AnyActivity = "activity";

    public static IReadOnlyList<ExerciseKind> All { get; } = Enumerable.Range(0, (int)ExerciseKind.Modality + 1).Select(static i => (ExerciseKind)i).ToArray();

    public static IReadOnlyList<string> Names { get; } = All.Select(static kind => kind.ToString().ToLowerInvariant()).ToArray();

    public static string NameOf(ExerciseKind kind) => Names[(int)kind];

    public static ExerciseKind? Find(string name)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (string.Equals(Names[i], name, StringComparison.Ordinal)) return (ExerciseKind)i;
        }

        return null;
    }

    /// <summary>Whether doing it loads the injured tissue: withheld while pain is above tolerance or a referral is open.</summary>
    public static bool IsLoad(ExerciseKind kind) => kind is ExerciseKind.Strength or ExerciseKind.Balance or ExerciseKind.Cardio or ExerciseKind.Run;
}
