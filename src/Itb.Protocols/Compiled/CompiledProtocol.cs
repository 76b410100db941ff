using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Model;

namespace Itb.Protocols.Compiled;

/// <summary>A protocol as flat tables: what the step function reads and nothing else.</summary>
internal sealed class CompiledProtocol
{
    public required ProtocolModel Model { get; init; }

    public required ConditionNode[] Nodes { get; init; }

    /// <summary>The nodes as the engine answers them.</summary>
    public required AnswerTables Tables { get; init; }

    /// <summary>The condition each node was made from, for explanations.</summary>
    public required Condition[] Conditions { get; init; }

    /// <summary>Node numbers of operands.</summary>
    public required int[] Operands { get; init; }

    /// <summary>A state's slots before the first day.</summary>
    public required short[] InitialSlots { get; init; }

    /// <summary>What the conditions' slots hold when their evidence starts anew.</summary>
    public required short[] RestartSlots { get; init; }

    /// <summary>What a progression has to keep to that has no gate: no pain, in any context.</summary>
    public required CompiledGate NoGate { get; init; }

    public int VolumeSlots { get; init; }

    /// <summary>First of the slots that windows have side by side.</summary>
    public int WindowSlot { get; init; }

    /// <summary>First of the slots with the level of the latest pain per context.</summary>
    public int PainSlot { get; init; }

    /// <summary>Per context, pains that stand for all between two tolerances of this protocol: no gate tells one of them from another.</summary>
    public required int[][] PainLevels { get; init; }

    /// <summary>First of the slots with the intake's answers, one per attribute.</summary>
    public int AttributeSlot { get; init; }

    /// <summary>First of the slots of single bits: signs a clearance accepted, then referring rules that held since the last one.</summary>
    public int BitSlot { get; init; }

    /// <summary>First of the slots with the day each event happened.</summary>
    public int EventSlot { get; init; }

    public bool HasEvents { get; init; }

    public required CompiledPhase[] Phases { get; init; }

    /// <summary>Those among them that a window, a gate or a regress ends.</summary>
    public required CompiledPhase[] EndingPhases { get; init; }

    /// <summary>Those among them of which a dose or a week's running can grow.</summary>
    public required CompiledPhase[] GrowingPhases { get; init; }

    /// <summary>Per phase, the slot with its status.</summary>
    public required int[] StatusSlots { get; init; }

    /// <summary>Per ladder, the slot with its stage.</summary>
    public required int[] StageSlots { get; init; }

    public required CompiledRule[] Rules { get; init; }

    /// <summary>Signs the interlock refers on, sixteen to a word.</summary>
    public required ushort[] RedSigns { get; init; }

    /// <summary>Pains it refers on.</summary>
    public required RedFlag[] RedPains { get; init; }

    /// <summary>Conditions of rules by kind; index by kind.</summary>
    public required NodeSet[] RulesOfKind { get; init; }

    /// <summary>Conditions of all rules that decide.</summary>
    public NodeSet ProtectingRules { get; init; }

    /// <summary>Conditions of rules that let load and runs rest.</summary>
    public NodeSet RestingRules { get; init; }

    public required CompiledSession[] Sessions { get; init; }

    /// <summary>Those among them with a memory of their own.</summary>
    public required CompiledSession[] RememberedSessions { get; init; }

    /// <summary>What doses keep a distance from, each with the slot of its latest day.</summary>
    public required CompiledEvent[] Events { get; init; }

    /// <summary>Nodes of conditional frequencies.</summary>
    public required IReadOnlyDictionary<Frequency, int> Frequencies { get; init; }

    /// <summary>Nodes of conditional cues.</summary>
    public required IReadOnlyDictionary<Cue, int> Cues { get; init; }

    /// <summary>Per kind of exercise, the pain contexts of its sessions.</summary>
    public required int[][] ContextsOfKind { get; init; }

    /// <summary>Per kind of exercise, the measures that tell how a session was borne: logged with it, lower is better.</summary>
    public required int[][] AfterEffectsOfKind { get; init; }

    /// <summary>Per kind of exercise, the exercises.</summary>
    public required int[][] ExercisesOfKind { get; init; }

    /// <summary>Per exercise, whether some phase asks for it before a run. Done on a run's day it may be that and no session of its own.</summary>
    public required bool[] PreparesRun { get; init; }

    /// <summary>Per exercise, whether it is dosed per side anywhere, so that each side has to be done.</summary>
    public required bool[] IsPerSide { get; init; }

    /// <summary>Per pain context, the kind of session it belongs to; −1 for every day.</summary>
    public required int[] KindOfContext { get; init; }

    public required int[] KindOfMeasure { get; init; }

    /// <summary>Whether a clearance accepted a sign, by its number, or a referring rule held since the last one, by its bit.</summary>
    public bool HasBit(short[] slots, int bit) => (slots[BitSlot + (bit >> 4)] >> (bit & 15) & 1) != 0;

    /// <summary>Of a word of sixteen signs those that a clearance accepted; behind the last sign stand bits of rules.</summary>
    public int AcceptedIn(short[] slots, int word) => unchecked((ushort)slots[BitSlot + word]);

    public void SetBit(short[] slots, int bit, bool value)
    {
        ref var slot = ref slots[BitSlot + (bit >> 4)];
        var mask = 1 << (bit & 15);
        slot = unchecked((short)(value ? (ushort)slot | mask : slot & ~mask));
    }

    /// <summary>The day of an event, or null.</summary>
    public int? EventDayIn(short[] slots, int index) => slots[EventSlot + index] is var day && day == StateLayout.NotHappened ? null : day - StateLayout.EventShift;

    public void SetEventDay(short[] slots, int index, int day) => slots[EventSlot + index] = (short)(day + StateLayout.EventShift);

    /// <summary>The latest pain of a context, as its level stands for it: above a tolerance exactly where the pain itself was. −1 for none.</summary>
    public int LatestPain(short[] slots, int context) => PainLevels[context][Levels.Read(slots, PainSlot, context)];

    public int LevelOf(int context, long pain)
    {
        var levels = PainLevels[context];
        var level = levels.Length - 1;
        while (level > 0 && levels[level] > pain) level--;
        return level;
    }

    public static CompiledProtocol From(ProtocolModel model) => new ProtocolCompiler(model).Compile();

    public static int[] IndicesWhere<T>(IReadOnlyList<T> items, System.Func<T, bool> predicate) =>
        Enumerable.Range(0, items.Count).Where(i => predicate(items[i])).ToArray();
}
