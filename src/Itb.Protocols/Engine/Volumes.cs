using Itb.Protocols.Compiled;

namespace Itb.Protocols.Engine;

/// <summary>Volumes as people read them.</summary>
internal static class Volumes
{
    public static QuantityRange Describe(CompiledPhase phase, long volume) => DescribeRange(phase, volume, volume);

    public static QuantityRange DescribeRange(CompiledPhase phase, long low, long high)
    {
        var unit = phase.VolumeUnit;
        var one = phase.VolumeIsTime ? unit.Factor * ProtocolCompiler.PerSecond : unit.Factor * ProtocolCompiler.PerMetre;
        return new QuantityRange(low / one, high / one, unit);
    }
}
