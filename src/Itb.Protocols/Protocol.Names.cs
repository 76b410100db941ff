using System;
using System.Collections.Generic;
using System.Linq;
using Itb.Protocols.Text;

namespace Itb.Protocols;

/// <content>Parts by name. Hosts look one up once and keep it.</content>
public sealed partial class Protocol
{
    /// <summary>The phase of a name.</summary>
    /// <param name="name">The name in the text, such as a constant of the protocol's class.</param>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    /// <exception cref="KeyNotFoundException">There is none; the message names the nearest.</exception>
    public Phase PhaseNamed(string name) => Named(Phases, static phase => phase.Name, name, "phase");

    /// <summary>The exercise of a name.</summary>
    /// <param name="name">The name in the text, such as a constant of the protocol's class.</param>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    /// <exception cref="KeyNotFoundException">There is none; the message names the nearest.</exception>
    public Exercise ExerciseNamed(string name) => Named(Exercises, static exercise => exercise.Name, name, "exercise");

    /// <summary>The sign of a name.</summary>
    /// <param name="name">The name in the text, such as a constant of the protocol's class.</param>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    /// <exception cref="KeyNotFoundException">There is none; the message names the nearest.</exception>
    public Sign SignNamed(string name) => Named(Signs, static sign => sign.Name, name, "sign");

    /// <summary>The measure of a name.</summary>
    /// <param name="name">The name in the text, such as a constant of the protocol's class.</param>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    /// <exception cref="KeyNotFoundException">There is none; the message names the nearest.</exception>
    public Measure MeasureNamed(string name) => Named(Measures, static measure => measure.Name, name, "measure");

    /// <summary>The pain context of a name.</summary>
    /// <param name="name">The name in the text, such as a constant of the protocol's class.</param>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    /// <exception cref="KeyNotFoundException">There is none; the message names the nearest.</exception>
    public PainContext PainContextNamed(string name) => Named(PainContexts, static context => context.Name, name, "pain context");

    /// <summary>The rule of a name.</summary>
    /// <param name="name">The name made of the rule's kind and condition, such as a constant of the protocol's class.</param>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    /// <exception cref="KeyNotFoundException">There is none; the message names the nearest.</exception>
    public Rule RuleNamed(string name) => Named(Rules, static rule => rule.Name, name, "rule");

    private T Named<T>(IReadOnlyList<T> things, Func<T, string> nameOf, string name, string kind)
        where T : class
    {
        if (name is null) throw new ArgumentNullException(nameof(name));
        foreach (var thing in things)
        {
            if (nameOf(thing) == name) return thing;
        }

        var nearest = Spelling.Nearest(name, things.Select(nameOf));
        throw new KeyNotFoundException($"{Name} has no {kind} called `{name}`{(nearest is null ? "" : $"; did you mean `{nearest}`?")}");
    }
}
