"""Where things are: French communes, départements, distances and the place a person typed."""
