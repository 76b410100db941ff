namespace Itb.Protocols.Compiled;

/// <summary>A gate as the engine reads it.</summary>
internal sealed class CompiledGate(int condition, int[] tolerances, int tolerance)
{
    /// <summary>Node of its condition; −1 when pain alone decides.</summary>
    public int Condition => condition;

    /// <summary>Highest pain per context, scaled; index by context.</summary>
    public int[] Tolerances => tolerances;

    /// <summary>Their number among those of the protocol: equal ones share an answer.</summary>
    public int Tolerance => tolerance;
}
