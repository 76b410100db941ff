using Xunit;

namespace Itb.Protocols.Tests;

/// <summary>What others build on. A line that goes or changes breaks someone; record with ITB_RECORD=1 when that is meant.</summary>
public class PublicApiTests
{
    [Fact]
    public void The_public_surface_is_the_approved_one() =>
        Approved.Check(Repository.PathOf("tests", "public-api.approved.txt"), PublicApi.Of(typeof(Protocol).Assembly));
}
