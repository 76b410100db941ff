using System;
using System.Runtime.CompilerServices;
using Itb.Protocols.Compiled;

namespace Itb.Protocols.Engine;

/// <summary>
/// Windows over days: each moves its few numbers on by a day and answers. Written without branches on what a day says, since that cannot be foreseen.
/// </summary>
internal static class Monitors
{
    /// <summary>Moves a level's windows on.</summary>
    /// <param name="row">The answers of the word so far; receives those of its windows.</param>
    /// <param name="word">The word's number.</param>
    /// <param name="level">The level.</param>
    /// <param name="slots">Slots of the new state.</param>
    /// <param name="answers">The answers of the words before.</param>
    public static void MoveOn(ref AnswerRow row, int word, AnswerLevel level, short[] slots, Answers answers)
    {
        if (level.Streaks.Length > 0) Streaks(ref row, word, level.Streaks, slots, answers);
        if (level.Recencies.Length > 0) Recencies(ref row, word, level.Recencies, slots, answers);
        if (level.Counts.Length > 0) Counts(ref row, word, level.Counts, slots, answers);
    }

    /// <summary>
    /// <c>for n days</c>: days in a row for certain, and days that may have been. A day to which the fact does not apply changes nothing; where it
    /// protects, an unreported day neither counts nor breaks.
    /// </summary>
    private static void Streaks(ref AnswerRow row, int word, Window[] windows, short[] slots, Answers answers)
    {
        var now = row;
        for (var i = 0; i < windows.Length; i++)
        {
            ref readonly var window = ref windows[i];
            ref var slot = ref slots[window.Slot];
            unchecked
            {
                var certain = Operand(window.OperandWord == word ? now.Certain : answers.Certain[window.OperandWord], in window);
                var possible = Operand(window.OperandWord == word ? now.Possible : answers.Possible[window.OperandWord], in window);
                var applies = 1 ^ Operand(window.OperandWord == word ? now.NotApplicable : answers.NotApplicable[window.OperandWord], in window);
                var stands = (applies ^ 1) | (possible & (certain ^ 1) & window.Keeps);
                var inARow = Pair.Low(slot);
                var mayBe = Pair.High(slot);
                inARow = (-(certain & applies) & Math.Min(inARow + 1, window.Days)) | (-stands & inARow);
                mayBe = (-(possible & applies) & Math.Min(mayBe + 1, window.Days)) | ((applies - 1) & mayBe);
                slot = Pair.Of(inARow, mayBe);
                Answer(ref now, in window, IsLess(window.Days - 1, inARow), IsLess(window.Days - 1, mayBe));
            }
        }

        row = now;
    }

    /// <summary><c>within n days</c>: days since it held for certain, and since it may have held.</summary>
    private static void Recencies(ref AnswerRow row, int word, Window[] windows, short[] slots, Answers answers)
    {
        var now = row;
        for (var i = 0; i < windows.Length; i++)
        {
            ref readonly var window = ref windows[i];
            ref var slot = ref slots[window.Slot];
            unchecked
            {
                var applies = 1 ^ Operand(window.OperandWord == word ? now.NotApplicable : answers.NotApplicable[window.OperandWord], in window);
                var certain = applies & Operand(window.OperandWord == word ? now.Certain : answers.Certain[window.OperandWord], in window);
                var possible = applies & Operand(window.OperandWord == word ? now.Possible : answers.Possible[window.OperandWord], in window);
                var sinceCertain = (certain - 1) & Math.Min(Pair.Low(slot) + 1, window.Days);
                var sincePossible = (possible - 1) & Math.Min(Pair.High(slot) + 1, window.Days);
                slot = Pair.Of(sinceCertain, sincePossible);
                if (window.SkipsDays)
                {
                    // All of nothing says nothing: a window without a day to which it applies does not apply itself.
                    ref var sinceApplied = ref slots[window.Slot + 1];
                    sinceApplied = (short)((applies - 1) & Math.Min(sinceApplied + 1, window.Days));
                    if (sinceApplied >= window.Days)
                    {
                        DoesNotApply(ref now, in window);
                        continue;
                    }
                }

                Answer(ref now, in window, IsLess(sinceCertain, window.Days), IsLess(sincePossible, window.Days));
            }
        }

        row = now;
    }

    /// <summary><c>on at least k days within n days</c>: one bit per day for certain, one for possibly, and where it may not apply one for that.</summary>
    private static void Counts(ref AnswerRow row, int word, Window[] windows, short[] slots, Answers answers)
    {
        for (var i = 0; i < windows.Length; i++)
        {
            ref readonly var window = ref windows[i];
            var width = Days.SlotsFor(window.Days);
            var applies = 1 ^ Operand(window.OperandWord == word ? row.NotApplicable : answers.NotApplicable[window.OperandWord], in window);
            var certain = applies & Operand(window.OperandWord == word ? row.Certain : answers.Certain[window.OperandWord], in window);
            var possible = applies & Operand(window.OperandWord == word ? row.Possible : answers.Possible[window.OperandWord], in window);
            var days = Days.Count(Days.Push(slots, window.Slot, width, certain), window.Days);
            var possibleDays = Days.Count(Days.Push(slots, window.Slot + width, width, possible), window.Days);
            if (window.SkipsDays && Days.Count(Days.Push(slots, window.Slot + (2 * width), width, applies), window.Days) == 0) DoesNotApply(ref row, in window);
            else Answer(ref row, in window, IsLess(window.Least - 1, days), IsLess(window.Least - 1, possibleDays));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Operand(ulong plane, in Window window) => unchecked((int)(plane >> window.OperandPlace) & 1);

    /// <summary>1 if so, otherwise 0; for numbers as small as days.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong IsLess(int left, int right) => unchecked((uint)(left - right) >> 31);

    /// <summary>What holds for certain may hold, whatever the memory was filled with.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Answer(ref AnswerRow row, in Window window, ulong certain, ulong possible)
    {
        row.Certain |= certain << window.Place;
        row.Possible |= (certain | possible) << window.Place;
    }

    private static void DoesNotApply(ref AnswerRow row, in Window window)
    {
        row.NotApplicable |= 1UL << window.Place;
        if (window.WhenNotApplicable == Truth.Yes) row.Certain |= 1UL << window.Place;
        if (window.WhenNotApplicable != Truth.No) row.Possible |= 1UL << window.Place;
    }
}
