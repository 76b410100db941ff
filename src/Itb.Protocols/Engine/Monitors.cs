using System;
using System.Runtime.CompilerServices;
using Itb.Protocols.Compiled;
#if NET
using System.Runtime.Intrinsics;
#endif

namespace Itb.Protocols.Engine;

/// <summary>
/// Windows over days: each moves its few numbers on by a day and answers.
/// </summary>
internal static class Monitors
{
    /// <summary>Moves a level's windows on.</summary>
    /// <param name="row">The answers of the word so far; receives those of its windows.</param>
    /// <param name="word">The word's number.</param>
    /// <param name="level">The level.</param>
    /// <param name="slots">Slots of the new state.</param>
    /// <param name="answers">The answers of the words before.</param>
    /// <param name="withVectors">Several at a time where that is possible, or one by one.</param>
    public static void MoveOn(ref AnswerRow row, int word, AnswerLevel level, short[] slots, Answers answers, bool withVectors)
    {
        if (level.Windows.Length > 0) MoveWindows(ref row, word, level, slots, answers, withVectors);
        if (level.Skipping.Length > 0) MoveSkipping(ref row, word, level.Skipping, slots, answers);
        if (level.Counts.Length > 0) Count(ref row, word, level.Counts, slots, answers);
    }

    private static void MoveWindows(ref AnswerRow row, int word, AnswerLevel level, short[] slots, Answers answers, bool withVectors)
    {
#if NET
        if (withVectors)
        {
            MoveSideBySide(ref row, word, level.WindowLanes, slots, answers);
            return;
        }
#endif
        MoveOneByOne(ref row, word, level.Windows, slots, answers);
    }

    /// <summary>
    /// <c>for n days</c>: days in a row for certain, and days that may have been; a day to which the fact does not apply changes nothing, and where it protects
    /// an unreported day neither counts nor breaks. <c>within n days</c>: days since it held for certain, and since it may have held.
    /// </summary>
    private static void MoveOneByOne(ref AnswerRow row, int word, Window[] windows, short[] slots, Answers answers)
    {
        foreach (var window in windows)
        {
            var (certain, possible, applies) = Operand(in row, word, in window, answers);
            ref var slot = ref slots[window.Slot];
            var (first, second) = (Pair.Low(slot), Pair.High(slot));
            if (window.LooksBack)
            {
                (first, second) = LookBack(slot, in window, certain, possible);
            }
            else if (applies != 0)
            {
                first = certain != 0 ? Math.Min(first + 1, window.Days) : possible != 0 && window.Keeps != 0 ? first : 0;
                second = possible != 0 ? Math.Min(second + 1, window.Days) : 0;
            }

            slot = Pair.Of(first, second);
            Answer(ref row, in window, first >= window.Days != window.LooksBack, second >= window.Days != window.LooksBack);
        }
    }

#if NET
    /// <summary>The same, eight windows at a time.</summary>
    private static void MoveSideBySide(ref AnswerRow row, int word, WindowLanes[] lanes, short[] slots, Answers answers)
    {
        foreach (var eight in lanes)
        {
            var (hit, skipped, doubtful) = (Vector128<byte>.Zero, Vector128<byte>.Zero, Vector128<byte>.Zero);
            foreach (var source in eight.Sources)
            {
                var isOwn = source.Word == word;
                var certain = isOwn ? row.Certain : answers.Certain[source.Word];
                var possible = isOwn ? row.Possible : answers.Possible[source.Word];
                var notApplicable = isOwn ? row.NotApplicable : answers.NotApplicable[source.Word];
                hit |= Vector128.Shuffle(Vector128.Create(certain, possible).AsByte(), source.Bytes) & source.Bits;
                skipped |= Vector128.Shuffle(Vector128.CreateScalar(notApplicable).AsByte(), source.Byte) & source.Bits;
                doubtful |= Vector128.Shuffle(Vector128.CreateScalar(possible & ~certain).AsByte(), source.Byte) & source.Bits;
            }

            var skips = ~Vector128.Equals(skipped, Vector128<byte>.Zero);
            var counts = Vector128.AndNot(~Vector128.Equals(hit, Vector128<byte>.Zero), skips) ^ eight.LooksBack;
            var stands = (skips & eight.Streaks) | (Vector128.AndNot(eight.Keeps, Vector128.Equals(doubtful, Vector128<byte>.Zero)));
            ref var slot = ref Unsafe.As<short, byte>(ref slots.AsSpan(eight.FirstSlot, StateLayout.FewestSlots)[0]);
            var days = Vector128.LoadUnsafe(ref slot);
            var next = (counts & Vector128.Min(days + Vector128<byte>.One, eight.Days)) | (stands & days);
            Vector128.ConditionalSelect(eight.Active, next, days).StoreUnsafe(ref slot);

            // A streak answers yes at its full length, a look back below it. The upper lane of each two answers what is possible.
            var yes = (Vector128.Equals(next, eight.Days) ^ eight.LooksBack).AsInt16();
            var isCertain = (Vector128.ShiftLeft(yes, 8).ExtractMostSignificantBits() >> eight.FirstWindow) & eight.Mask;
            var isPossible = isCertain | ((yes.ExtractMostSignificantBits() >> eight.FirstWindow) & eight.Mask);
            row.Certain |= (ulong)isCertain << eight.Place;
            row.Possible |= (ulong)isPossible << eight.Place;
        }
    }
#endif

    /// <summary>Looks back over facts that do not apply every day: over a window without a day to which it applies one does not apply itself.</summary>
    private static void MoveSkipping(ref AnswerRow row, int word, Window[] windows, short[] slots, Answers answers)
    {
        foreach (var window in windows)
        {
            var (certain, possible, applies) = Operand(in row, word, in window, answers);
            ref var slot = ref slots[window.Slot];
            var (sinceCertain, sincePossible) = LookBack(slot, in window, certain, possible);
            slot = Pair.Of(sinceCertain, sincePossible);
            ref var sinceApplied = ref slots[window.Slot + 1];
            sinceApplied = applies != 0 ? (short)0 : (short)Math.Min(sinceApplied + 1, window.Days);
            if (sinceApplied >= window.Days) DoesNotApply(ref row, in window);
            else Answer(ref row, in window, sinceCertain < window.Days, sincePossible < window.Days);
        }
    }

    /// <summary>One day later.</summary>
    private static (int SinceCertain, int SincePossible) LookBack(short slot, in Window window, int certain, int possible) =>
        (certain != 0 ? 0 : Math.Min(Pair.Low(slot) + 1, window.Days), possible != 0 ? 0 : Math.Min(Pair.High(slot) + 1, window.Days));

    /// <summary><c>on at least k days within n days</c>: one bit per day for certain, one for possibly, and where it may not apply one for that.</summary>
    private static void Count(ref AnswerRow row, int word, Window[] windows, short[] slots, Answers answers)
    {
        var now = row;
        for (var i = 0; i < windows.Length; i++)
        {
            ref readonly var window = ref windows[i];
            if (window is { Width: 1, SkipsDays: false } && window.OperandWord == word)
            {
                // The most usual one: a slot of days each, over a fact that always applies. It asks what stood before this level.
                ref var certainDays = ref slots[window.Slot];
                ref var possibleDays = ref slots[window.Slot + 1];
                unchecked
                {
                    certainDays = (short)((certainDays << 1) | (int)(row.Certain >> window.OperandPlace & 1));
                    possibleDays = (short)((possibleDays << 1) | (int)(row.Possible >> window.OperandPlace & 1));
                    Answer(ref now, in window, Days.CountIn((ulong)certainDays & window.Mask) >= window.Least, Days.CountIn((ulong)possibleDays & window.Mask) >= window.Least);
                }

                continue;
            }

            var (certain, possible, applies) = Operand(in row, word, in window, answers);
            var days = Days.CountIn(Days.Push(slots, window.Slot, window.Width, certain) & window.Mask);
            var possibly = Days.CountIn(Days.Push(slots, window.Slot + window.Width, window.Width, possible) & window.Mask);
            if (window.SkipsDays && (Days.Push(slots, window.Slot + (2 * window.Width), window.Width, applies) & window.Mask) == 0) DoesNotApply(ref now, in window);
            else Answer(ref now, in window, days >= window.Least, possibly >= window.Least);
        }

        row = now;
    }

    /// <summary>What a window's operand says; what does not apply neither holds nor may hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (int Certain, int Possible, int Applies) Operand(in AnswerRow row, int word, in Window window, Answers answers)
    {
        var isOwn = window.OperandWord == word;
        var applies = 1 ^ (int)(((isOwn ? row.NotApplicable : answers.NotApplicable[window.OperandWord]) >> window.OperandPlace) & 1);
        var certain = applies & (int)(((isOwn ? row.Certain : answers.Certain[window.OperandWord]) >> window.OperandPlace) & 1);
        var possible = applies & (int)(((isOwn ? row.Possible : answers.Possible[window.OperandWord]) >> window.OperandPlace) & 1);
        return (certain, possible, applies);
    }

    /// <summary>What holds for certain may hold, whatever the memory was filled with.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Answer(ref AnswerRow row, in Window window, bool isCertain, bool isPossible)
    {
        row.Certain |= (isCertain ? 1UL : 0) << window.Place;
        row.Possible |= (isCertain | isPossible ? 1UL : 0) << window.Place;
    }

    private static void DoesNotApply(ref AnswerRow row, in Window window)
    {
        row.NotApplicable |= 1UL << window.Place;
        Answer(ref row, in window, window.WhenNotApplicable == Truth.Yes, window.WhenNotApplicable != Truth.No);
    }
}
