using System;
using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Model;

namespace Itb.Protocols.Analyzers;

/// <summary>The names a host needs to write and read a day log, as groups of constants. A broken text gives those that could be read.</summary>
internal static class NameCollector
{
    /// <summary>Every member the class can have; its own name must be another.</summary>
    public static readonly IReadOnlyCollection<string> Members =
        ["Phases", "Stages", "Exercises", "Signs", "Measures", "PainContexts", "SourceText", "Protocol"];

    public static EquatableList<NameGroup> Collect(ProtocolModel model)
    {
        NameGroup[] groups =
        [
            Group("Phases", "Phases.", model.Phases, static phase => phase.Name, static phase => phase.Title),
            StagesOf(model.Phases),
            Group("Exercises", "Exercises.", model.Exercises, static exercise => exercise.Name, static exercise => exercise.Title),
            Group("Signs", "Yes-or-no findings.", model.Signs, static sign => sign.Name, static sign => sign.Title),
            Group("Measures", "Numbers the athlete reports.", model.Measures, static measure => measure.Name, static measure => measure.Title),
            Group("PainContexts", "Situations in which pain is reported.", model.PainContexts, static pain => pain.Name, static pain => pain.Title),
        ];
        return new EquatableList<NameGroup>(groups.Where(static group => group.Constants.Count + group.Groups.Count > 0));
    }

    private static NameGroup StagesOf(IEnumerable<Phase> phases)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var groups = new List<NameGroup>();
        foreach (var phase in phases.Where(static phase => phase.Stages.Count > 0))
        {
            if (Identifiers.ForMember(phase.Name, "Stages", taken) is { } identifier)
                groups.Add(Group(identifier, $"Stages of: {phase.Title}", phase.Stages, static stage => stage.Name, static stage => stage.Title));
        }

        return new NameGroup("Stages", "Stages, by phase.", EquatableList<NameConstant>.Empty, new EquatableList<NameGroup>(groups));
    }

    private static NameGroup Group<T>(string identifier, string title, IEnumerable<T> things, Func<T, string> nameOf, Func<T, string> titleOf)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var constants = new List<NameConstant>();
        foreach (var thing in things)
        {
            var name = nameOf(thing);
            if (names.Add(name) && Identifiers.ForMember(name, identifier, taken) is { } member)
                constants.Add(new NameConstant(member, name, titleOf(thing)));
        }

        return new NameGroup(identifier, title, new EquatableList<NameConstant>(constants), EquatableList<NameGroup>.Empty);
    }
}
