#if NET
using System;
using System.Linq;
using System.Runtime.Intrinsics;

namespace Itb.Protocols.Compiled;

/// <summary>
/// Up to eight windows whose slots and whose answers are neighbours, as one vector: two lanes each, days for certain and days that may have been. What each
/// field holds is lane by lane what <see cref="Window"/> says of its window.
/// </summary>
internal sealed class WindowLanes
{
    private const int Windows = 8;

    /// <param name="windows">Neighbours, in the order of their slots.</param>
    /// <param name="slots">How many slots a state has.</param>
    public WindowLanes(Window[] windows, int slots)
    {
        // A vector that would read beyond the state begins earlier; lanes of slots that are not its windows' stay as they are.
        FirstSlot = Math.Min(windows[0].Slot, slots - Windows);
        FirstWindow = windows[0].Slot - FirstSlot;
        Place = windows[0].Place;
        Mask = (1u << windows.Length) - 1;
        Active = Lanes(static (_, _) => byte.MaxValue);
        Days = Lanes(static (window, _) => (byte)window.Days);
        LooksBack = Lanes(static (window, _) => window.LooksBack ? byte.MaxValue : (byte)0);
        Streaks = Lanes(static (window, _) => window.LooksBack ? (byte)0 : byte.MaxValue);
        Keeps = Lanes(static (window, isPossible) => window.Keeps != 0 && !window.LooksBack && !isPossible ? byte.MaxValue : (byte)0);
        Sources = [.. windows.Select(static window => window.OperandWord).Distinct().Select(word => new LaneSource(
            word,
            Lanes((window, isPossible) => (byte)((window.OperandPlace / 8) + (isPossible ? 8 : 0))),
            Lanes((window, _) => (byte)(window.OperandPlace / 8)),
            Lanes((window, _) => window.OperandWord == word ? (byte)(1 << (window.OperandPlace % 8)) : (byte)0)))];

        Vector128<byte> Lanes(Func<Window, bool, byte> of)
        {
            var lanes = new byte[2 * Windows];
            for (var i = 0; i < windows.Length; i++) (lanes[2 * (FirstWindow + i)], lanes[(2 * (FirstWindow + i)) + 1]) = (of(windows[i], false), of(windows[i], true));
            return Vector128.Create(lanes);
        }
    }

    public int FirstSlot { get; }

    /// <summary>Which of the eight is the first of its windows.</summary>
    public int FirstWindow { get; }

    /// <summary>Where the first answer stands in its word.</summary>
    public int Place { get; }

    /// <summary>A bit per window.</summary>
    public uint Mask { get; }

    public Vector128<byte> Active { get; }

    public Vector128<byte> Days { get; }

    public Vector128<byte> LooksBack { get; }

    public Vector128<byte> Streaks { get; }

    public Vector128<byte> Keeps { get; }

    /// <summary>The words its operands stand in; most often its own alone.</summary>
    public LaneSource[] Sources { get; }
}

/// <summary>Operands in one word.</summary>
/// <param name="Word">The word.</param>
/// <param name="Bytes">For each lane the byte of its operand's bit: of what is certain, or behind it of what is possible.</param>
/// <param name="Byte">The same of any one plane.</param>
/// <param name="Bits">For each lane the bit; 0 where its operand stands in another word.</param>
internal sealed record LaneSource(int Word, Vector128<byte> Bytes, Vector128<byte> Byte, Vector128<byte> Bits);
#endif
