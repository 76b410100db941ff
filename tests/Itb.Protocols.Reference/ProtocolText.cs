using System;
using System.Collections.Generic;
using System.Linq;

namespace Itb.Protocols.Reference;

/// <summary>A protocol with the text of its conditions read; one serves any number of courses.</summary>
public sealed class ProtocolText
{
    private readonly Dictionary<ExerciseKind, List<PainContext>> _contexts;
    private readonly Dictionary<ExerciseKind, List<Measure>> _afterEffects;

    /// <summary>Reads what a protocol says.</summary>
    /// <param name="protocol">The protocol.</param>
    public ProtocolText(Protocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        Protocol = protocol;
        Conditions = [.. protocol.Rules.Select(rule => ConditionReader.Read(protocol, rule.ConditionText))];
        Phases = [.. protocol.Phases.Select(phase => new PhaseText(protocol, phase))];
        Preparing = protocol.Phases.SelectMany(static phase => phase.Items.Concat(phase.Stages.SelectMany(static stage => stage.Items)))
            .SelectMany(static item => item.Exercises.Where(exercise => item.DosageOf(exercise).Occasions.Any(static occasion => occasion is { IsBefore: true, Kind: ExerciseKind.Run })))
            .ToHashSet();
        _contexts = Enum.GetValues<ExerciseKind>().ToDictionary(static kind => kind, kind => protocol.PainContexts.Where(context => context.Occasion.During == kind).ToList());
        _afterEffects = Enum.GetValues<ExerciseKind>().ToDictionary(
            static kind => kind, kind => protocol.Measures.Where(measure => measure.Occasion?.During == kind && !measure.HigherIsBetter).ToList());
    }

    /// <value>The protocol.</value>
    public Protocol Protocol { get; }

    /// <summary>Each rule's condition, by its index.</summary>
    internal IReadOnlyList<Condition> Conditions { get; }

    /// <summary>Each phase, by its index.</summary>
    internal IReadOnlyList<PhaseText> Phases { get; }

    /// <summary>The exercises that some phase asks for before a run.</summary>
    internal IReadOnlySet<Exercise> Preparing { get; }

    /// <summary>The pains of sessions of a kind.</summary>
    internal List<PainContext> ContextsOf(ExerciseKind kind) => _contexts[kind];

    /// <summary>The after-effects of sessions of a kind.</summary>
    internal List<Measure> AfterEffectsOf(ExerciseKind kind) => _afterEffects[kind];
}
