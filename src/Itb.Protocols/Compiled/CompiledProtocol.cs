using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Model;

namespace Itb.Protocols.Compiled;

/// <summary>A protocol as flat tables: what the step function reads and nothing else.</summary>
internal sealed class CompiledProtocol
{
    public required ProtocolModel Model { get; init; }

    public required ConditionNode[] Nodes { get; init; }

    /// <summary>The condition each node was made from, for explanations.</summary>
    public required Condition[] Conditions { get; init; }

    /// <summary>Node numbers of operands.</summary>
    public required int[] Operands { get; init; }

    /// <summary>A state's slots before the first day.</summary>
    public required int[] InitialSlots { get; init; }

    /// <summary>What the conditions' slots hold when their evidence starts anew.</summary>
    public required int[] RestartSlots { get; init; }

    /// <summary>The tolerance of a progression that has no gate: none, in every context.</summary>
    public required int[] NoTolerance { get; init; }

    public int VolumeSlots { get; init; }

    /// <summary>First of the slots with the latest pain per context.</summary>
    public int PainSlot { get; init; }

    /// <summary>First of the slots with the intake's answers, one per attribute.</summary>
    public int AttributeSlot { get; init; }

    /// <summary>First of the slots with the chosen track, one per phase.</summary>
    public int TrackSlot { get; init; }

    /// <summary>First of the slots with the signs a clearance accepted, one per sign.</summary>
    public int AcceptedSlot { get; init; }

    /// <summary>First of the slots with the day each event happened.</summary>
    public int EventSlot { get; init; }

    public required CompiledPhase[] Phases { get; init; }

    public required CompiledRule[] Rules { get; init; }

    public required CompiledSession[] Sessions { get; init; }

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

    /// <summary>Per exercise, whether some phase asks for it before a run. Done on a run's day it may be that and no session of its own.</summary>
    public required bool[] PreparesRun { get; init; }

    /// <summary>Per exercise, whether it is dosed per side anywhere, so that each side has to be done.</summary>
    public required bool[] IsPerSide { get; init; }

    /// <summary>Per pain context, the kind of session it belongs to; −1 for every day.</summary>
    public required int[] KindOfContext { get; init; }

    public required int[] KindOfMeasure { get; init; }

    public static CompiledProtocol From(ProtocolModel model) => new ProtocolCompiler(model).Compile();

    public static int[] IndicesWhere<T>(IReadOnlyList<T> items, System.Func<T, bool> predicate) =>
        Enumerable.Range(0, items.Count).Where(i => predicate(items[i])).ToArray();
}
