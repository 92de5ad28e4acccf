"""What the application takes to answer, measured beside a bare page of the same server kind."""
