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
        ["Phases", "Stages", "Tracks", "Exercises", "Signs", "Measures", "PainContexts", "Attributes", "Events", "Rules", "Scenarios", "SourceText", "Protocol"];

    public static EquatableList<NameGroup> Collect(ProtocolModel model)
    {
        NameGroup[] groups =
        [
            Group("Phases", "Phases.", model.Phases, static phase => phase.Name, static phase => phase.Title),
            ByPhase("Stages", model.Phases, static phase => phase.Stages, static stage => stage.Name, static stage => stage.Title),
            ByPhase("Tracks", model.Phases, static phase => phase.Tracks, static track => track.Name, static track => track.Title),
            Group("Exercises", "Exercises.", model.Exercises, static exercise => exercise.Name, static exercise => exercise.Title),
            Group("Signs", "Yes-or-no findings.", model.Signs, static sign => sign.Name, static sign => sign.Title),
            Group("Measures", "Numbers the athlete reports.", model.Measures, static measure => measure.Name, static measure => measure.Title),
            Group("PainContexts", "Situations in which pain is reported.", model.PainContexts, static pain => pain.Name, static pain => pain.Title),
            Group("Attributes", "Questions asked at the intake.", model.Attributes, static attribute => attribute.Name, static attribute => attribute.Title),
            Group("Events", "Events that clocks and windows count from.", model.Events, static known => known.Name, static known => known.Title),
            Group("Rules", "Names of rules, made of what they lead to and when.", model.Rules, static rule => rule.Name, Describe),
            Group("Scenarios", "Titles of scenarios.", model.Scenarios, static scenario => scenario.Title, static scenario => scenario.Title),
        ];
        return new EquatableList<NameGroup>(groups.Where(static group => group.Constants.Count + group.Groups.Count > 0));
    }

    private static string Describe(Rule rule) =>
        $"{rule}.{(rule.Because is null ? "" : " " + rule.Because)}{(rule.Provenance is null ? "" : $" ({rule.Provenance})")}";

    private static NameGroup ByPhase<T>(
        string identifier, IEnumerable<Phase> phases, Func<Phase, IReadOnlyList<T>> thingsOf, Func<T, string> nameOf, Func<T, string> titleOf)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var groups = new List<NameGroup>();
        foreach (var phase in phases.Where(phase => thingsOf(phase).Count > 0))
        {
            if (Identifiers.ForMember(phase.Name, identifier, taken) is { } member)
                groups.Add(Group(member, $"{identifier} of: {phase.Title}", thingsOf(phase), nameOf, titleOf));
        }

        return new NameGroup(identifier, $"{identifier}, by phase.", EquatableList<NameConstant>.Empty, new EquatableList<NameGroup>(groups));
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
